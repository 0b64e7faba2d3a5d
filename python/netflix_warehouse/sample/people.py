"""Invented people: a pool per culture, in which the busy get busier and colleagues meet again."""

from collections import Counter
from random import Random

CULTURE_OF_COUNTRY = {
    "India": "indian", "Pakistan": "indian", "Bangladesh": "indian", "Nepal": "indian",
    "Spain": "spanish", "Mexico": "spanish", "Argentina": "spanish", "Colombia": "spanish",
    "Chile": "spanish", "Peru": "spanish", "Uruguay": "spanish", "Venezuela": "spanish",
    "France": "french", "Belgium": "french", "Switzerland": "french", "Senegal": "french",
    "Germany": "german", "Austria": "german", "West Germany": "german", "Netherlands": "german",
    "Luxembourg": "german", "Italy": "italian", "Brazil": "portuguese", "Portugal": "portuguese",
    "Turkey": "turkish", "Egypt": "arabic", "Lebanon": "arabic", "United Arab Emirates": "arabic",
    "Saudi Arabia": "arabic", "Kuwait": "arabic", "Jordan": "arabic", "Syria": "arabic",
    "Japan": "japanese", "South Korea": "korean", "China": "chinese", "Hong Kong": "chinese",
    "Taiwan": "chinese", "Singapore": "chinese", "Nigeria": "nigerian", "Ghana": "nigerian",
    "Poland": "slavic", "Russia": "slavic", "Czech Republic": "slavic", "Serbia": "slavic",
    "Ukraine": "slavic", "Soviet Union": "slavic", "Croatia": "slavic", "Bulgaria": "slavic",
    "Sweden": "nordic", "Denmark": "nordic", "Norway": "nordic", "Finland": "nordic",
    "Iceland": "nordic", "Indonesia": "malay", "Malaysia": "malay", "Philippines": "malay",
    "Thailand": "thai", "Vietnam": "thai", "Cambodia": "thai",
}  # fmt: skip

# given names | first halves of family names | second halves; family names are made up.
_POOLS = {
    "english": (
        "Adela Barnaby Callum Cordelia Damon Della Edwin Elspeth Fenton Flora Gideon Greta Harlan "
        "Imogen Jarvis Jolene Kester Leona Lorcan Mabel Merritt Nadine Odell Ottilie Percy Quentin "
        "Rhoda Rowan Selwyn Sybil Tamsin Tobias Una Vaughn Verity Wendell Willa Yorick Zara Zeke "
        "Dashiell Maren Lyle Petra Corbin Thea Ansel Bryony",
        "Hal Wex Tarn Brin Marl Ost Penn Quill Rud Skel Thorn Ul Vane Wick Yar Black Crom Dun Elm "
        "Fen Grim Hollow Ink Jas Kett Lark Moss Nor",
        "acombe worthy ridger steadly wickson mantle burrell forder shawby dalen hurstley thwaite "
        "marrow bellow quist draper lanter gravely",
    ),
    "spanish": (
        "Abril Aitana Baltasar Benita Casimiro Catalina Dámaso Elvira Eusebio Fermín Graciela Ibai "
        "Inés Jacinto Leandro Lourdes Macarena Matías Nerea Octavio Paloma Quique Rocío Saturnino "
        "Tomasa Úrsula Valentín Ximena Yago Zulema Íñigo Begoña",
        "Al Bar Cal Des Es Fon Gal Her Iz Lan Mon Nav Or Pal Quin Riv Sol Tor Urr Val",
        "dríguez mendia quera zábal tierra landa cuesta rralde mosa barro teros gallo",
    ),
    "french": (
        "Adélaïde Anselme Blaise Céleste Corentin Delphine Édith Fabrice Gaëlle Ghislain Honorine "
        "Ismaël Joëlle Killian Léonie Lucien Mathilde Noémie Octave Perrine Quitterie Rémi Solène "
        "Thibault Urbain Violette Yannick Zélie",
        "Beau Char Del Fau Gran Haut La Mar Noir Per Quer Roch Saint Tour Vau Bois",
        "vallon mesnil chereau bertin lancourt gnières dessaint tignac marais rouzel",
    ),
    "german": (
        "Alwin Annegret Benno Dorothea Eckhart Frieda Gerlinde Hanno Ilse Jörg Käthe Lothar "
        "Mechthild Nils Ortrun Philipp Roswitha Sönke Traute Ulf Veit Wiebke Anneke Joost Liesbeth "
        "Maarten",
        "Acker Birken Dorn Eichen Falken Grau Hasel Kron Linden Moor Nebel Stein Tannen Wolken",
        "brecht horst kamp lauer mühl reuter schall tritt werth zagel",
    ),
    "italian": (
        "Agnese Alcide Benedetta Cosimo Donatella Ennio Fiorella Gaspare Ilaria Lamberto Marzia "
        "Nunzio Ornella Pasquale Rosalba Silvano Teodora Ubaldo Vanna Zeno",
        "Bel Cam Dor Fal Gran Lom Mar Nar Pel Ros Sal Tor Val",
        "lanzi doretti gherini pazzoli tracchi vesani marotti lucenti",
    ),
    "portuguese": (
        "Anselmo Bárbara Caetano Dalva Estêvão Flávia Genival Heloísa Iara Jurandir Lindalva "
        "Moacir Nair Olavo Quitéria Raimundo Socorro Tainá Ubirajara Vânia",
        "Alb Bar Car Fer Gui Lim Mach Nog Oli Par Sar Tav Vil",
        "andeiro uqueira abrosa inhares endouro ozeira amares aranhos",
    ),
    "turkish": (
        "Alper Asuman Bahadır Cemile Çağla Dilek Ediz Ferhat Gülten Hande İlknur Kerem Levent "
        "Mücella Nazan Orçun Pınar Rüştü Selma Şule Tarık Umut Yasemin Zeki",
        "Ak Boz Çel Dağ Er Gök Kar Kır Öz Sar Taş Yal Yıl",
        "barsoy denkaya demirel kuşlu oğuzhan soylar taşgan tepeli varol yüceer",
    ),
    "arabic": (
        "Adnan Amal Bassem Dalia Emad Fadia Ghassan Hanan Ihab Jamila Karim Lubna Marwan Nahla "
        "Osama Rania Samir Tahani Wael Yusra Ziad Hoda",
        "Abu El Al Bin Ben",
        " Darwani  Fakhouli  Ghazlawi  Hamdoun  Jabrani  Khattari  Maswadi  Nassiri  Qadoumi  "
        "Rashwani  Sabbouri  Tawfani  Zahrawi  Munassir",
    ),
    "indian": (
        "Aarav Anjali Bhavesh Chandni Devika Eshan Falguni Girish Harini Ishaan Jyotsna Kavya "
        "Lalit Meenal Naveen Ojaswi Pallavi Raghav Sarika Tanvi Uday Vaishali Yamini Zubin Aruna "
        "Manoj Nirmala Prakash Rekha Sudhir Vikas Nandini Hemant",
        "Abh Bhat Chan Dev Gan Har Jay Kul Mad Nar Pat Raj Sam Tan Upadh Ved Yog Sol",
        "anekar avarti eshwar idhara inathan kande mukhi otkar upuram vankar walkar yappa",
    ),
    "japanese": (
        "Aoi Chika Daigo Emiko Fumiya Goro Haruna Isamu Junko Kaede Masato Natsuki Osamu Reiko "
        "Satsuki Takumi Umeko Wataru Yoriko Zenji Kohei Minori",
        "Asa Fuji Hana Ishi Kami Kuro Mori Naga Oki Shira Taka Yama",
        "bayama dorino gakure hisaka kudate minose razawa sekido tsubaki wakari",
    ),
    "korean": (
        "Ae-rin Bo-kyeol Chan-geol Da-seul Eun-byeol Gyu-ro Byeol-ha Ip-sae Jae-om Ki-bam Mi-reu "
        "Na-bit Ok-bin Pil-ho Ra-on Sae-byeok Tae-geol U-jin Woo-dam Yeo-reum Ye-sol Dong-gil",
        "Kang Noh Baek Seol Pyo Gil Mok Cha Tak Ban Bong Eom Guk Hyeon Jegal Namgung",
        "",
    ),
    "chinese": (
        "Bing-wen Chun-hao De-xing Fang-yi Guo-lin Hai-rong Jia-qi Kun-shan Lan-xin Mei-zhu "
        "Ning-yu Pei-lan Qing-he Ru-yun Shu-fen Tian-mu Wen-bo Xiao-tong Ya-lin Zi-heng",
        "Ouyang Situ Zhuge Shangguan Xiahou Dongfang Nangong Bai Fei Gan Kuang Lei Miao Nie Qiao "
        "Rong Shao Tong Wan Xun",
        "",
    ),
    "nigerian": (
        "Abisola Babatunde Chinwe Damilola Ebuka Folake Gbenga Halima Ifeoma Jide Kelechi Lanre "
        "Morenike Nnamdi Obinna Peju Ronke Sadiq Temitope Uche Yewande Zainab",
        "Ade Bab Chuk Ege Fal Ibi Kol Nwa Ogu Ola Uzo",
        "bowunmi dikachi fenwalu gboluwa kanmalu megbuna rinola sanbajo temowo zubelo",
    ),
    "slavic": (
        "Agnieszka Bogdan Czesława Dobromir Ewelina Feliks Grażyna Henryk Irena Jacek Kalina "
        "Ludmiła Mirosław Natasza Oleg Przemysław Radka Stanimir Tamara Vesna Wacław Zdena",
        "Bor Chmiel Dąb Gor Jar Kow Lip Mal Nov Ost Prus Róż Sok Wier",
        "alewska aniczek enkov ieniak obrod ovnik uszyn yckin zelec",
    ),
    "nordic": (
        "Aslaug Birger Dagny Einar Frøya Gunhild Hjalmar Ingrid Jorunn Kåre Lovisa Magne Njål "
        "Oddny Ragna Sigvard Solveig Torbjörn Ulrika Ylva Åse Østen",
        "Berg Dal Ek Fjeld Gran Hav Lund Mörk Nord Sand Skog Vind",
        "ålund brekke dahlin gaard hjelme kvisthen løkker mosse strøm vadsen",
    ),
    "malay": (
        "Amihan Budi Cahya Dewi Eko Fitri Gatot Hesti Intan Joko Kartika Lestari Mayumi Nur "
        "Oscarina Putri Ratna Sari Tala Utami Wahyu Yanti",
        "Adi Bala Dala Gunar Hara Kusu Lak Mangu Prata Sala Tri Wira",
        "bayanto ditama gustiyo kasmono lingap nagara pradika subrata wanegoro",
    ),
    "thai": (
        "Anong Boonsri Chalerm Duangjai Fahsai Itthiphon Kanya Lamai Mongkol Niran Orathai "
        "Pimchan Ratree Somsak Tawan Ubon Wichai Yupin",
        "Chai Dara Kiat Lert Mana Phong Rung Sri Thep Wong",
        "anukul aritsakul bunnarak chotimai damrongwit phatsorn rattanakij suwanphet",
    ),
}  # fmt: skip

_REUSE = 0.45  # share of credits that go to someone already credited; 36,439 people hold 64,124
_COLLEAGUE = 0.45  # of those, share drawn from the colleagues of those already in the cast


class People:
    """Pools of invented people by culture; it remembers who has worked, and with whom."""

    def __init__(self, rng: Random) -> None:
        """Start with nobody credited."""
        self._rng = rng
        self._credits: dict[tuple[str, str], Counter[str]] = {}
        self._colleagues: dict[str, Counter[str]] = {}
        self._names: set[str] = set()

    def new_name(self, culture: str) -> str:
        """A name that nobody in the sample bears yet."""
        given, first, second = _POOLS[culture]
        while True:
            family = self._rng.choice(first.split())
            if second:
                space = " " if culture == "arabic" else ""
                family += space + self._rng.choice(second.split())
            name = f"{self._rng.choice(given.split())} {family}"
            if culture in ("korean", "chinese"):
                name = " ".join(reversed(name.split(" ")))
            if culture == "english" and self._rng.random() < 0.15:
                name = name.replace(" ", f" {self._rng.choice('ABCDEFGHJKLMPRST')}. ", 1)
            elif len(self._names) % 7 == 0 and culture in ("spanish", "portuguese", "indian"):
                name = f"{self._rng.choice(given.split())} {name}"
            if name not in self._names:
                self._names.add(name)
                return name

    def team(self, role: str, country: str, size: int) -> list[str]:
        """``size`` different people of the country's culture, in billing order."""
        culture = CULTURE_OF_COUNTRY.get(country, "english")
        pool = self._credits.setdefault((role, culture), Counter())
        team: list[str] = []
        while len(team) < size:
            person = self._someone(pool, team)
            if person is None:
                person = self.new_name(culture)
            team.append(person)
        for person in team:
            pool[person] += 1
            if role == "cast":
                others = self._colleagues.setdefault(person, Counter())
                others.update(other for other in team if other != person)
        return team

    def _someone(self, pool: Counter[str], team: list[str]) -> str | None:
        """Someone credited before and not yet in the team, or None for a newcomer."""
        if not pool or self._rng.random() > _REUSE:
            return None
        known = pool
        if team and self._rng.random() < _COLLEAGUE:
            known = self._colleagues.get(self._rng.choice(team), pool) or pool
        person = self._rng.choices(list(known), weights=list(known.values()))[0]
        return None if person in team else person
