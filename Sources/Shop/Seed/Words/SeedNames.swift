/// People's names from several languages. `Юлия=yuliya` gives the name and what stands for it in an email address;
/// where that is missing, it is made by dropping the marks of Latin letters.
enum SeedNames {
  struct Word {
    let name: String
    let address: String
  }

  struct Language {
    let first: [Word]
    let last: [Word]
    let isFamilyNameFirst: Bool

    init(_ first: String, _ last: String, isFamilyNameFirst: Bool = false) {
      self.first = SeedNames.words(first)
      self.last = SeedNames.words(last)
      self.isFamilyNameFirst = isFamilyNameFirst
    }
  }

  static let languages = [
    Language(
      "Emma Oliver Charlotte George Amelia Harry Isla Jack Sophie Thomas Grace William Ruby James Alice Henry",
      "Smith Taylor Brown Wilson Evans Walker Wright Robinson Hughes Edwards Green Clarke Turner Hill Cooper Ward"),
    Language(
      "Hannah Jürgen Lena Björn Käthe Felix Anja Lukas Sabine Jonas Katrin Moritz Ute Jörg Heike Florian",
      "Müller Schmidt Schäfer Köhler Weiß Krüger Hofmann Böhm Vogel Jäger Groß Seidel Brandt Lorenz Möller Kühn"),
    Language(
      "Camille Hélène François Chloé Étienne Noémie Théo Inès Loïc Océane Gaël Maëlle Rémi Zoé Benoît Élodie",
      "Lefèvre Moreau Girard Dupré Lambert Bonnet François Mercier Blanc Guérin Chevalier Gauthier Perrin Côté"),
    Language(
      "Lucía Martín Sofía Iñigo Valeria Adrián Begoña Álvaro Paula Joaquín Carmen Nicolás Rocío Andrés Elena Íñigo",
      "García Muñoz Fernández López Martínez Sánchez Pérez Gómez Núñez Jiménez Ibáñez Castaño Vázquez Peña Ortiz"),
    Language(
      "Zofia Łukasz Agnieszka Paweł Małgorzata Michał Katarzyna Wojciech Grażyna Stanisław Iwona Krzysztof Żaneta",
      "Nowak Kowalski Wiśniewska Wójcik Kamińska Żak Szymański Woźniak Dąbrowska Kozłowski Król Zając Błaszczyk"),
    Language(
      "Astrid Søren Freja Lærke Åse Håkon Ingrid Bjørn Sigrid Øyvind Signe Magnus Tuva Torbjörn Maja Åke",
      "Sørensen Jørgensen Ødegård Lindström Åberg Dahl Nygård Højgaard Berglund Sjöberg Strand Kjær Öberg Møller"),
    Language(
      "Giulia Matteo Francesca Niccolò Chiara Lorenzo Alessia Davide Noè Martina Riccardo Beatrice Giosuè Elisa",
      "Rossi Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti D’Amico Costa Fontana"),
    Language(
      "Beatriz João Mariana Gonçalo Inês Tomás Catarina André Conceição Tiago Leonor Antônio Luísa Sebastião",
      "Silva Conceição Ferreira Gonçalves Araújo Magalhães Simões Brandão Falcão Guimarães Leitão Moura Assunção"),
    Language(
      "Jana Jiří Tereza Ondřej Kateřina Tomáš Lucie Vojtěch Markéta Štěpán Eliška Matěj Šárka Zdeněk",
      "Nováková Dvořák Černý Procházková Kučera Veselý Horáková Němec Pokorný Růžičková Beneš Fiala Šimek Kříž"),
    Language(
      "Elif Çağlar Zeynep Gökhan Ayşe Barış Defne İbrahim Özlem Şeyma Tuğba Ümit Mert Işıl",
      "Yılmaz Çelik Öztürk Şahin Yıldız Aydın Doğan Güneş Kılıç Özdemir Arslan Koç Şimşek Uçar"),
    Language(
      "Мария=maria Дмитрий=dmitry Елена=elena Сергей=sergei Ольга=olga Андрей=andrei Юлия=yuliya Николай=nikolai",
      "Коваленко=kovalenko Шевченко=shevchenko Бондаренко=bondarenko Мельник=melnyk Ткаченко=tkachenko "
        + "Марченко=marchenko Савченко=savchenko"),
    Language(
      "Ελένη=eleni Γιώργος=giorgos Κατερίνα=katerina Νίκος=nikos Σοφία=sofia Δημήτρης=dimitris Μαρία=maria",
      "Παππάς=pappas Γεωργίου=georgiou Νικολάου=nikolaou Ιωάννου=ioannou Κωνσταντίνου=konstantinou Αλεξίου=alexiou"),
    Language(
      "葵=aoi 陽翔=haruto 結衣=yui 蓮=ren 美咲=misaki 大翔=hiroto 凛=rin 湊=minato",
      "佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura",
      isFamilyNameFirst: true),
    Language(
      "Aisha Omar Layla Yusuf Noor Karim Salma Tariq Zainab Hamza Amina Bilal",
      "Haddad Mansour Khalil Nasser Saleh Aziz Farouk Rahman Darwish Qasim Najjar Sabbagh"),
    Language(
      "Priya Arjun Ananya Rohan Kavya Vikram Meera Aditya Lakshmi Siddharth Nisha Rahul",
      "Sharma Patel Iyer Reddy Gupta Nair Mehta Banerjee Rao Kulkarni Joshi Menon"),
    Language(
      "Linh Minh Thảo Đức Hương Quân Ngọc Tuấn Mai Hùng", "Nguyễn Trần Lê Phạm Hoàng Đặng Bùi Võ Đỗ Ngô",
      isFamilyNameFirst: true),
  ]

  private static func words(_ text: String) -> [Word] {
    text.split(separator: " ").map { part in
      let halves = part.split(separator: "=", maxSplits: 1).map(String.init)
      let name = halves.first ?? ""
      return Word(name: name, address: halves.count > 1 ? halves[1] : plain(name))
    }
  }

  /// "Øyvind" → "oyvind": decomposes by a table, not by the machine's, so that it is the same everywhere.
  static func plain(_ name: String) -> String {
    var plain = ""
    for scalar in name.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) {
        plain.unicodeScalars.append(scalar)
      } else if let letters = letters[scalar] {
        plain += letters
      }
    }
    return plain
  }

  private static let letters: [Unicode.Scalar: String] = {
    let table = [
      "a": "àáâãåāăąảạấầậắặ", "ae": "æä", "c": "çćč", "d": "ďđ", "e": "èéêëēęěẹếềệễ", "g": "ğ", "i": "ìíîïıị",
      "l": "ł", "n": "ñńň", "o": "òóôõőọốồộỗơờợ", "oe": "øö", "r": "řŕ", "s": "śšş", "ss": "ß", "t": "ťţ",
      "u": "ùúûůűụưừựũ", "ue": "ü", "y": "ýỳ", "z": "źżž",
    ]
    var letters: [Unicode.Scalar: String] = [:]
    for (plain, marked) in table {
      for scalar in marked.unicodeScalars { letters[scalar] = plain }
    }
    return letters
  }()
}
