extension SeedCategory {
  static let household = [
    SeedCategory(
      "Kitchen",
      kinds: """
        chef’s knife 39 190: steel/damask steel
        cutting board 19 95: beech/olive wood/maple
        saucepan 35 160: steel/copper/enamel
        frying pan 29 150: cast iron/steel/copper/aluminium
        mixing bowl 12 55: steel/ceramic/enamel
        colander 15 49: steel/enamel/silicone
        pepper mill 19 85: beech/olive wood/maple/steel
        rolling pin 12 39: beech/maple/olive wood
        casserole 59 290: cast iron/enamel/ceramic
        kitchen scale 25 79: steel/glass
        grater 9 35: steel/ceramic
        """,
      series: "Hearth, Tamis, Sauté, Brasa, Marrow, Thyme, Umami, Juniper, Copperhill",
      attributes: """
        Size: small, medium, large
        Dishwasher: yes, no
        Guarantee: 2 years, 10 years, 25 years
        """,
      openings: """
        A {kind} in {material} that you will use every day and hand on one day.
        This {material} {kind} sits well in the hand and is easy to clean.
        Made for cooks: the {series} {kind} does one thing and does it well.
        """,
      closings: """
        Repairs are part of our service.
        It has earned its place by the hob.
        Chosen by three restaurants in our street.
        Plain enough for any kitchen.
        """,
      tags: "kitchen, cooking, professional"),
    SeedCategory(
      "Tableware",
      kinds: """
        dinner plate 9 39: stoneware/porcelain/terracotta
        bowl 8 34: stoneware/porcelain/enamel/terracotta
        mug 8 29: stoneware/porcelain/enamel
        wine glass 9 42: glass/crystal
        carafe 19 79: glass/crystal/stoneware
        serving dish 22 89: stoneware/porcelain/enamel
        espresso cup 7 24: stoneware/porcelain/glass
        cutlery set 39 240: steel/brushed steel
        cake stand 29 95: glass/porcelain/stoneware
        serving spoon 15 49: oak/steel/olive wood
        """,
      series: "Strand, Glaze, Nori, Ostra, Tarn, Pebble, Aurea, Moor, Lagune",
      attributes: """
        Colour: white, sea blue, speckled, charcoal, blush, olive
        Set: single, set of 2, set of 4, set of 6
        Dishwasher: yes, no
        """,
      openings: """
        A {kind} in {material} that catches the light.
        Finished by hand, no {series} {kind} is quite like the next.
        This {material} {kind} goes from Monday’s soup to Sunday’s guests.
        """,
      closings: """
        It takes little room.
        Pieces can be bought one by one, for years to come.
        Everything in this range goes together.
        Packed so that it arrives whole.
        """,
      tags: "dining, tableware, handmade"),
    SeedCategory(
      "Coffee and tea",
      kinds: """
        coffee grinder 39 260: steel/cast iron/walnut
        pour-over dripper 15 59: stoneware/porcelain/glass/steel
        teapot 25 120: stoneware/porcelain/glass/cast iron
        kettle 39 170: steel/copper/enamel
        milk jug 12 45: steel/porcelain/stoneware
        coffee press 29 95: glass/steel
        espresso maker 25 110: aluminium/steel
        tea strainer 6 22: steel/bamboo
        canister 14 49: steel/stoneware/bamboo
        """,
      series: "Crema, Matcha, Arabica, Kettledrum, Oolong, Barista, Sencha, Robusta",
      attributes: """
        Colour: black, white, steel, sage
        Dishwasher: yes, no
        """,
      openings: """
        A {kind} in {material} for a better first cup of the day.
        The {series} {kind} takes its time, and you can taste it.
        This {material} {kind} is as good to look at as to use.
        """,
      closings: """
        It cleans up in a minute.
        Comes in a box made for giving.
        Spare parts are kept for ten years.
        Just right for two.
        """,
      tags: "kitchen, coffee, tea"),
    SeedCategory(
      "Bath",
      kinds: """
        soap dish 9 35: stone/teak/ceramic/steel/cork
        toothbrush holder 8 29: stone/ceramic/steel/bamboo
        bath mat 19 69: cotton/teak/bamboo/cork
        shower caddy 25 85: teak/steel/bamboo
        laundry basket 29 110: cotton/bamboo/teak
        mirror 39 260: teak/steel/bamboo
        towel rail 25 120: steel/teak/bamboo
        bathrobe 49 160: cotton/linen
        """,
      series: "Lido, Spray, Marina, Kaolin, Onsen, Tidal, Foam, Saltwater",
      attributes: """
        Colour: white, sand, graphite, sage
        Care: wipe clean, 40 °C, 60 °C
        """,
      openings: """
        A {kind} in {material} that puts up with steam and splashes.
        {series} brings the calm of a bathhouse home, one {kind} at a time.
        This {material} {kind} dries fast and stays fresh.
        """,
      closings: """
        Made for small bathrooms.
        A good morning begins here.
        Sent without plastic.
        After years it looks like new.
        """,
      tags: "bathroom, wellness, organising"),
    SeedCategory(
      "Garden",
      kinds: """
        watering can 15 69: zinc/steel/copper
        planter 19 140: zinc/terracotta/cedar/steel
        trowel 9 35: steel/copper
        garden bench 149 690: teak/acacia/cedar
        bird house 19 75: cedar/acacia/terracotta
        pruning knife 19 89: steel/ash
        seed box 12 39: cedar/zinc/ash
        fire bowl 89 390: steel/cast iron
        hammock 49 190: cotton/hemp
        rake 15 55: ash/steel
        """,
      series: "Clover, Orchard, Fern, Meadow, Thistle, Bramble, Rowan, Larkspur, Hedgerow",
      attributes: """
        Weather: winter-proof, store dry in winter
        Use: balcony, garden, greenhouse
        """,
      openings: """
        A {kind} in {material} for people who would rather be outside.
        This {material} {kind} ages well: rain and sun give it its colour.
        With the {series} {kind} the work is half done.
        """,
      closings: """
        The bees will like it, too.
        It stays outside all summer.
        Spare parts are kept for twenty years.
        Packed without plastic.
        """,
      tags: "garden, outdoor, balcony"),
    SeedCategory(
      "Tools",
      kinds: """
        hammer 15 59: steel/hickory/ash
        screwdriver set 19 99: chrome vanadium/steel
        hand plane 45 190: beech/steel
        tape measure 8 29: steel/brass
        clamp 9 45: steel/aluminium/beech
        chisel 15 75: steel/chrome vanadium
        tool box 29 150: steel/aluminium/beech
        spirit level 19 79: aluminium/beech/brass
        saw 15 69: steel/spring steel
        wrench 12 49: chrome vanadium/steel
        """,
      series: "Anvil, Forge, Tenon, Rivet, Granite, Plumb, Dovetail, Ironside",
      attributes: """
        Length: 12 cm, 18 cm, 25 cm, 30 cm, 60 cm
        Guarantee: 2 years, 5 years, lifetime
        """,
      openings: """
        A {kind} in {material}, balanced so that it does the work for you.
        This {kind} is built for the workshop and good enough for the living room.
        {series} makes the {kind} that we reach for first.
        """,
      closings: """
        Checked by hand before it leaves the workshop.
        It hangs on a hook by your door for decades.
        Every part can be ordered singly.
        Comes in a canvas roll.
        """,
      tags: "workshop, professional, repair"),
  ]
}
