extension SeedCategory {
  /// Every category of the made-up catalogue.
  static let all = home + household + leisure

  static let home = [
    SeedCategory(
      "Lighting",
      kinds: """
        desk lamp 39 149: brass/oak/steel/walnut
        floor lamp 79 349: oak/linen/steel/brass/paper
        pendant lamp 59 290: glass/rattan/paper/ceramic/brass
        wall lamp 35 120: brass/ceramic/glass/steel
        table lamp 29 160: ceramic/linen/glass/walnut
        reading lamp 45 130: brass/steel/oak
        lantern 19 60: glass/steel/rattan/paper
        spotlight 22 75: steel/brass/ceramic
        """,
      series: "Halden, Lumen, Vesper, Polaris, Ember, Tallow, Orla, Noctis, Auric, Solene",
      attributes: """
        Light: warm white, neutral white, tunable white
        Socket: E14, E27, GU10, built-in LED
        Dimmable: yes, no
        """,
      openings: """
        A {kind} in {material} that throws a soft, even light.
        This {material} {kind} keeps glare away from your eyes.
        {series} pairs {material} with plain lines, so the {kind} fits old rooms and new ones.
        """,
      closings: """
        The switch sits where you find it in the dark.
        Every part can be replaced, down to the cable.
        A bulb is in the box.
        Assembled in five minutes, without tools.
        """,
      tags: "lighting, living room, bedroom, energy saving"),
    SeedCategory(
      "Chairs",
      kinds: """
        dining chair 69 240: oak/beech/ash/walnut/bentwood/birch
        armchair 190 790: leather/wool/cane/linen
        bar stool 59 210: oak/beech/steel/leather
        rocking chair 180 560: oak/beech/cane/walnut
        office chair 149 690: leather/wool/mesh
        stool 35 110: oak/birch/ash/cork
        bench 90 380: oak/beech/ash/walnut/birch
        folding chair 29 90: beech/ash/birch/steel
        """,
      series: "Fjord, Alder, Mosse, Kestrel, Bergen, Torvald, Ravn, Ivalo, Sorrel, Lofoten",
      attributes: """
        Seat height: 44 cm, 45 cm, 46 cm, 65 cm
        Load: 110 kg, 120 kg, 150 kg
        Colour: natural, black, smoked, forest green
        """,
      openings: """
        A {kind} in {material} that is light enough to carry with one hand.
        This {kind} follows your back, so that a long evening stays comfortable.
        {series} is a {material} {kind} with rounded edges and no visible screw.
        """,
      closings: """
        Felt pads for hard floors are in the box.
        The joints carry a guarantee of ten years.
        Wipe it clean with a damp cloth.
        It comes assembled.
        """,
      tags: "furniture, living room, dining, office"),
    SeedCategory(
      "Tables",
      kinds: """
        dining table 290 1490: oak/walnut/ash/linoleum
        side table 59 240: oak/marble/terrazzo/steel/birch
        coffee table 99 520: oak/walnut/marble/terrazzo/glass
        desk 159 890: oak/walnut/birch/linoleum/ash
        console table 120 460: oak/steel/marble/walnut
        bedside table 69 230: oak/birch/pine/walnut
        nesting table 79 260: oak/steel/birch
        """,
      series: "Havn, Ardal, Grove, Quarry, Tundra, Linden, Osby, Marl, Hestia",
      attributes: """
        Width: 45 cm, 60 cm, 90 cm, 120 cm, 160 cm
        Finish: oiled, lacquered, waxed
        Delivery: flat pack, assembled
        """,
      openings: """
        A {kind} with a top in {material} and legs that stay out of your way.
        This {material} {kind} takes daily use and looks better for it.
        {series} is a {kind} for small rooms: everything on it is within reach.
        """,
      closings: """
        Adjustable feet level it on old floors.
        Four screws hold it together; the key is included.
        The surface resists heat, wine and homework.
        No two tops look quite the same.
        """,
      tags: "furniture, living room, dining, office, solid wood"),
    SeedCategory(
      "Storage",
      kinds: """
        shelf 39 190: oak/birch/steel/pine/bamboo
        bookcase 119 640: oak/birch/pine/walnut
        chest of drawers 149 720: oak/birch/pine/bamboo
        basket 12 59: felt/seagrass/bamboo/willow
        storage box 9 45: felt/cork/bamboo/willow/pine
        coat rack 25 140: oak/birch/steel/pine
        sideboard 290 1190: oak/walnut/birch/steel
        shoe cabinet 79 260: oak/birch/steel/bamboo
        wall hook 6 24: oak/steel/brass/birch
        """,
      series: "Depot, Atlas, Loft, Brio, Cubit, Harbour, Stave, Skep, Larder",
      attributes: """
        Width: 20 cm, 30 cm, 40 cm, 60 cm, 80 cm
        Colour: natural, white, black, sage
        Delivery: flat pack, assembled
        """,
      openings: """
        A {kind} in {material} for everything that has no place yet.
        {series} grows with what you own: start with one {kind} and add more.
        This {material} {kind} hides the clutter and leaves the room calm.
        """,
      closings: """
        Wall fixings are included.
        Sent without plastic.
        It has room for more than you think.
        Take two of them, or ten.
        """,
      tags: "furniture, organising, hallway, office"),
    SeedCategory(
      "Textiles",
      kinds: """
        rug 69 590: wool/jute/cotton/hemp
        throw 39 180: wool/alpaca/mohair/cotton
        cushion cover 15 59: wool/linen/cotton/bouclé/mohair
        curtain 29 140: linen/cotton/hemp/wool
        runner 25 120: wool/jute/cotton
        blanket 49 220: wool/alpaca/cotton/mohair
        bath towel 14 49: cotton/linen/hemp
        tablecloth 29 110: linen/cotton/hemp
        duvet cover 49 190: linen/cotton/hemp
        """,
      series: "Merino, Sólja, Weft, Heather, Calico, Dune, Indra, Birka, Saffron",
      attributes: """
        Colour: sand, moss green, rust, slate, off-white, indigo, mustard
        Size: S, M, L
        Care: 30 °C, 40 °C, 60 °C, by hand
        Origin: Portugal, Lithuania, India, Türkiye
        """,
      openings: """
        A {kind} woven from {material}, dense enough to last and soft enough to love.
        This {material} {kind} brings warmth to a room without shouting.
        The {series} {kind} is dyed in small batches.
        """,
      closings: """
        It gets softer with every wash.
        The edges are finished by hand.
        Certified free of harmful substances.
        Cool in summer, warm in winter.
        """,
      tags: "textiles, living room, bedroom, organic"),
  ]
}
