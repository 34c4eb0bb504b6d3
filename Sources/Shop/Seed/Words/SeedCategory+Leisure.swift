extension SeedCategory {
  static let leisure = [
    SeedCategory(
      "Stationery",
      kinds: """
        notebook 6 29: paper/leather/linen
        fountain pen 19 160: brass/aluminium/resin/walnut
        pencil case 12 49: leather/felt/linen
        desk pad 25 110: leather/felt/linen
        letter opener 12 45: brass/walnut/aluminium
        planner 15 45: paper/leather/linen
        stapler 12 49: aluminium/brass
        card box 9 29: walnut/paper/linen
        ruler 5 19: brass/aluminium/walnut
        """,
      series: "Folio, Quill, Margin, Serif, Vellum, Octavo, Foolscap, Ampersand",
      attributes: """
        Colour: black, forest, bordeaux, navy, natural
        Made in: Germany, Italy, Japan, Portugal
        """,
      openings: """
        A {kind} in {material} for people who still think on paper.
        This {material} {kind} makes a good start into any project.
        The {series} {kind} feels good and gets used.
        """,
      closings: """
        Made in a family business since 1926.
        A gift that does not end in a drawer.
        It travels well.
        Sent in a paper sleeve.
        """,
      tags: "office, writing, paper"),
    SeedCategory(
      "Audio",
      kinds: """
        headset 59 390: aluminium/leather/steel/bamboo
        speaker 79 690: walnut/oak/fabric/bamboo
        turntable 149 890: walnut/oak/aluminium
        radio 49 240: walnut/oak/aluminium/fabric
        microphone 59 340: steel/aluminium
        amplifier 190 990: aluminium/walnut/steel
        soundbar 129 590: aluminium/fabric/walnut
        """,
      series: "Sonata, Decibel, Aria, Tremolo, Cadence, Octave, Reverb, Allegro",
      attributes: """
        Connection: Bluetooth 5.3, cable, Bluetooth and cable
        Colour: black, sand, silver, midnight blue
        Guarantee: 2 years, 3 years, 5 years
        """,
      openings: """
        A {kind} with a body in {material} and a sound that does not tire you.
        The {series} {kind} leaves nothing out and adds nothing.
        This {material} {kind} lets you hear what was played.
        """,
      closings: """
        It can be opened and repaired at home.
        Set up in two minutes, without an account.
        Tuned by ear, measured in the lab.
        All cables are in the box.
        """,
      tags: "electronics, music, office"),
    SeedCategory(
      "Desk tech",
      kinds: """
        keyboard 59 260: aluminium/walnut/bamboo
        mouse 29 120: aluminium/walnut/bamboo
        monitor stand 39 160: walnut/bamboo/steel/aluminium
        laptop sleeve 25 95: felt/leather/cork
        charger 19 89: aluminium/bamboo
        docking station 79 290: aluminium/walnut
        webcam 49 190: aluminium/steel
        desk fan 35 110: steel/aluminium/walnut
        cable tray 15 45: steel/felt/cork
        """,
      series: "Vertex, Pixel, Tab, Relay, Hertz, Carbon, Glyph, Cursor",
      attributes: """
        Colour: graphite, silver, white, natural
        Guarantee: 2 years, 3 years
        """,
      openings: """
        A {kind} with {material} where your hands are.
        The {series} {kind} tidies the desk and keeps out of the way.
        This {kind} works with everything that you have.
        """,
      closings: """
        No software needed.
        Small enough for any bag.
        Quiet enough for a library.
        Made to be opened and repaired.
        """,
      tags: "electronics, office, home office"),
    SeedCategory(
      "Bags",
      kinds: """
        backpack 59 240: canvas/leather/waxed cotton/recycled nylon
        tote bag 19 120: canvas/leather/felt/recycled nylon
        weekender 89 390: leather/waxed cotton/canvas
        messenger bag 69 260: canvas/leather/recycled nylon
        wallet 25 110: leather/cork/recycled nylon
        belt bag 29 95: leather/recycled nylon/canvas
        toiletry bag 19 75: waxed cotton/leather/canvas
        laptop bag 59 240: felt/leather/recycled nylon
        """,
      series: "Nomad, Ferry, Porter, Transit, Wander, Quay, Passage, Satchel",
      attributes: """
        Colour: olive, black, tan, navy, rust
        Waterproof: yes, splash-proof, no
        """,
      openings: """
        A {kind} in {material} that holds more than it seems to.
        This {material} {kind} goes to work on Friday and to the sea on Saturday.
        The {series} {kind} has few pockets, all in the right place.
        """,
      closings: """
        Seams and zips are repaired free of charge.
        It gets better with every trip.
        The lining is light, so that you find your keys.
        Made in a workshop by the Douro.
        """,
      tags: "travel, everyday, outdoor"),
    SeedCategory(
      "Outdoor",
      kinds: """
        tent 149 690: ripstop/cotton
        sleeping bag 79 390: down/ripstop
        thermos flask 19 69: steel/titanium
        camping stove 35 140: titanium/steel/aluminium
        head torch 19 89: aluminium/steel
        hiking pole set 39 160: aluminium/carbon
        water bottle 12 45: steel/titanium/aluminium
        picnic blanket 25 85: wool/cotton
        pocket knife 19 110: steel/titanium/beech
        """,
      series: "Ridge, Summit, Moraine, Basecamp, Cairn, Glacier, Trail, Bothy",
      attributes: """
        Colour: red, spruce, granite, yellow
        Guarantee: 2 years, 5 years, lifetime
        """,
      openings: """
        A {kind} in {material} that weighs little and forgives much.
        Tested for a winter in the north: the {series} {kind} does not let you down.
        This {material} {kind} packs small and is ready fast.
        """,
      closings: """
        We repair it for as long as there is something to repair.
        It works with gloves on.
        Free of fluorocarbons.
        It has been up Kebnekaise and back.
        """,
      tags: "outdoor, travel, hiking"),
    SeedCategory(
      "Cycling",
      kinds: """
        helmet 49 190: cork/carbon
        bike light 19 95: aluminium/brass/steel
        pannier 45 170: canvas/leather
        bell 9 35: brass/steel/aluminium
        saddle 39 160: leather/cork/canvas
        bike lock 29 130: steel/hardened steel
        floor pump 29 95: steel/aluminium
        handlebar bag 29 99: canvas/leather
        mudguard set 19 69: aluminium/steel/bamboo
        """,
      series: "Peloton, Spoke, Velo, Cadenza, Derny, Tandem, Sprocket, Musette",
      attributes: """
        Size: S, M, L, one size
        Colour: black, honey, silver, racing green
        """,
      openings: """
        A {kind} in {material}, for riders who go in any weather.
        The {series} {kind} goes on in a minute and stays where it is.
        This {kind} has seen cobbles and thinks nothing of them.
        """,
      closings: """
        Fits all common bikes.
        Tested by couriers for a year.
        Small parts can be ordered for years.
        As good in town as on a long tour.
        """,
      tags: "cycling, commuting, outdoor"),
    SeedCategory(
      "Games and toys",
      kinds: """
        puzzle 12 45: cardboard/beech/birch
        block set 19 89: beech/maple/birch
        board game 19 69: cardboard/beech
        card game 8 25: cardboard/linen
        kite 19 65: cotton/silk
        spinning top 5 19: beech/maple/birch
        train set 39 160: beech/birch
        soft toy 15 55: cotton/wool
        chess set 29 190: maple/beech/walnut
        """,
      series: "Pepper, Tumble, Domino, Hopscotch, Whistle, Pinwheel, Acorn, Otter",
      attributes: """
        Age: from 1, from 3, from 6, from 10
        Made in: Germany, Czechia, Poland, Denmark
        """,
      openings: """
        A {kind} in {material} that children come back to.
        The {series} {kind} needs no batteries and no screen.
        This {material} {kind} is made for small hands and long afternoons.
        """,
      closings: """
        Coloured with water-based paints.
        Lost pieces are replaced free of charge.
        Grown-ups may play, too.
        It survives a fall down the stairs.
        """,
      tags: "children, family, wooden"),
  ]
}
