"""Invented titles: English ones from word lists, and ones in the language of the work."""

import re
from itertools import count
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


_PLACES = _words(
    "Aldermoor Brackenholt Calvessa Dunmarrow Eskerby Farrowgate Glimmerwick Hallowmere Inverash "
    "Jessamere Kestrelford Lornhaven Marrowby Netherquay Oskarine Pellwater Quillmoor Ravensoke "
    "Saltmarrow Tarnwick Umbershaw Vessary Wexcombe Yarrowden Zellmark Corvanna Ostrava-on-Lim "
    "Thornquist Belvoro Candelmar Drummossie Fenwicke Grayling Hexley Ilmarra Jutwick"
)
_NAMES = _words(
    "Ottoline Barnaby Cressida Dorcas Elspeth Fitzgibbon Gwendolen Hortensia Ignatius Jemima "
    "Kasimir Leopoldina Mordecai Nettie Oswin Prudence Quilliam Rosamund Septimus Tobiah Ursula "
    "Valeriana Winifred Xanthe Yevgenia Zebedee Amabel Bertrand Clementine Dunstan"
)
_ADJECTIVES = _words(
    "Amber Brittle Copper Drowned Emerald Feathered Gilded Hollow Ivory Jagged Kindled Lacquered "
    "Marbled Nettled Opaline Paper Quiet Rusted Salted Threadbare Unlit Velvet Wandering Wicker "
    "Yellowed Borrowed Crooked Distant Forgotten Graceless Homesick Idle Leftover Misplaced "
    "Northern Patient Reluctant Secondhand Tidal Unwritten Vanishing Weathered Blameless Bitter"
)
_NOUNS = _words(
    "Almanac Barometer Cartographer Dovecote Emissary Ferryman Glassblower Harbour Inkwell "
    "Jubilee Kiln Ledger Metronome Notary Orchard Pendulum Quarry Reservoir Semaphore Tannery "
    "Understudy Viaduct Weathervane Yeoman Zeppelin Apiary Bellfounder Causeway Dressmaker Estuary "
    "Foundling Granary Hourglass Isthmus Juggler Kettle Lamplighter Millpond Nightingale Oarsman "
    "Postmistress Quilt Regatta Sundial Tollgate Umbrella Violinist Windmill Balcony Comet "
    "Parade Saltworks Thimble Undertow Verandah Waltz Lighthouse Referee Goalkeeper Locksmith"
)
_PLURALS = _words(
    "Barometers Cartographers Dovecotes Ferrymen Lanterns Ledgers Orchards Pendulums Reservoirs "
    "Semaphores Sundials Tollgates Umbrellas Viaducts Weathervanes Zeppelins Apiaries Bakers "
    "Causeways Foundlings Hourglasses Lamplighters Magpies Oarsmen Quilts Regattas Swifts Tailors "
    "Thimbles Understudies Windmills Comets Locksmiths Goalkeepers Beekeepers Stowaways"
)
_ABSTRACT = _words(
    "Arithmetic Barter Clemency Drizzle Etiquette Frost Gravity Hearsay Inertia Jetlag Kerosene "
    "Linen Mildew Nectar Oblivion Parchment Quicklime Rhubarb Sediment Tinder Upholstery Varnish "
    "Whalebone Yeast Zinc Saffron Thunder Marmalade"
)
_VERBS = _words("Remembers Forgets Returns Waits Sings Listens Departs Confesses Refuses Trembles")
_GERUNDS = _words(
    "Borrowing Mending Counting Outrunning Forgiving Misreading Burying Courting Folding Haunting "
    "Inventing Rescuing Auditing Painting Unlearning"
)
_PREFIXES = _words(
    "Alder Bram Cinder Dusk Ember Frost Gloam Hush Inkle Lant Murk Ripple Sable Thistle Wraith "
    "Oster Quarrel Velm Bracken Tindle Marl Corv Pell Hob Wend Sker Dross Lorn Fallow Jessa"
)
_SUFFIXES = _words(
    "bound brook dale fall fold helm light line mark mere song stone tide wake ward watch"
)

_PATTERNS: dict[int, tuple[str, ...]] = {
    1: ("{C}", "{C}", "{P}", "{L}", "{G}", "{F}"),
    2: ("{A} {N}", "{A} {L}", "{F} {V}", "The {C}", "{P} {N}", "{G} {P}", "{X} {L}", "{N} {V}"),
    3: ("The {A} {N}", "{N} of {P}", "{L} of {X}", "{G} the {N}", "{X} and {X}", "My {A} {N}",
        "{F} & {F}", "{L} in {P}", "The {N}'s {N}"),
    4: ("The {N} of {P}", "{A} {L} of {P}", "{G} {F} in {P}", "A {N} for {F}", "The {A} {A} {N}",
        "{F} and the {N}", "Where the {N} {V}"),
    5: ("The {N} and the {N}", "{G} the {L} of {P}", "A {A} {N} in {P}", "The {N} Who {V} Twice",
        "{F} {V} in the {X}", "How to Lose a {N}"),
    6: ("The {A} {N} of {A} {X}", "Everything the {N} {V} About {P}", "What {F} Knew About the {N}",
        "A {N} Never {V} at {X}"),
    7: ("The {N}, the {N} and the {N}", "How {F} Saved the {A} {N}'s {N}",
        "{F} and the {A} {L} of {P}"),
    8: ("The Last {A} {N} on the Road to {P}", "How I Stopped {G} and Loved the {N}"),
}  # fmt: skip
_SUBTITLES = ("The {N}", "{A} {L}", "{X} and {X}", "The {A} {N}", "{G} {P}", "{L}", "The Movie",
              "A {A} Story", "The Road to {P}", "Live from {P}")  # fmt: skip

# language: joint | openings | endings; a title is an opening, the joint and an ending.
_NATIVE = {
    "es": (" ", "La herencia/El faro/Las cenizas/Un verano/La costurera/Los relojes/El olvido/"
           "Cartas/La niebla/El cartero/Dos hermanas/La receta/El último tranvía/Nadie",
           "de Valmora/sin orillas/del desván/en San Telario/de mi abuela Tomasa/bajo la escarcha/"
           "que nunca vuelve/de papel mojado/contra el viento sur/de Puerto Quimera/a medianoche y "
           "media/de los Tormeda"),
    "fr": (" ", "La dentellière/Le phare/Les cendres/Un automne/L'horloger/Nos silences/Le brouill"
           "ard/Une lettre/Les cousins/Le dernier tramway/La recette/Personne",
           "de Valmorin/sans rivage/du grenier/à Sainte-Orbaine/de ma grand-mère/sous le givre/qui "
           "ne revient pas/en papier mouillé/contre le vent/de Port-Chimère/des Quermarais"),
    "tr": (" ", "Kayıp/Sessiz/Kırık/Uzak/Mavi/Yarım/Unutulan/Eski/Gizli/Son/Tuzlu/Öksüz",
           "Fenerler/Saatçi/Yalı Komşusu/Mektup Kutusu/Zeytinlik/Vapur İskelesi/Terzi Hanım/"
           "Ayna Odası/Çınaraltı/Poyraz Köyü/Kibrit Evi"),
    "de": (" ", "Das Erbe/Der Leuchtturm/Die Asche/Ein Winter/Die Uhrmacherin/Der Nebel/Briefe/"
           "Drei Schwestern/Das letzte Rezept/Niemand",
           "von Moorwalde/ohne Ufer/vom Dachboden/in Sankt Ortrun/unter dem Raureif/aus nassem "
           "Papier/gegen den Wind/am Hafen von Kronsiel/der Familie Nebelhorst"),
    "it": (" ", "L'eredità/Il faro/Le ceneri/Un inverno/La sarta/La nebbia/Lettere/Tre cugine/"
           "L'ultimo tram/La ricetta",
           "di Valmarina/senza sponde/della soffitta/a Sant'Orbano/sotto la brina/di carta bagnata/"
           "contro il maestrale/di Porto Chimera/dei Tracchi"),
    "pt": (" ", "A herança/O farol/As cinzas/Um inverno/A costureira/O nevoeiro/Cartas/Três primas/"
           "O último bonde/A receita",
           "de Valmora/sem margem/do sótão/em São Telário/sob a geada/de papel molhado/contra o "
           "vento/de Porto Quimera/dos Tavanhos"),
    "pl": (" ", "Dziedzictwo/Latarnia/Popioły/Zima/Krawcowa/Mgła/Listy/Ostatni tramwaj/Przepis",
           "z Morzyna/bez brzegu/ze strychu/pod szronem/z mokrego papieru/pod wiatr/z Portu "
           "Chimera/rodziny Lipovnik"),
    "sv": (" ", "Arvet/Fyren/Askan/En vinter/Urmakaren/Dimman/Brev/Tre kusiner/Sista spårvagnen",
           "från Nordmosse/utan strand/på vinden/i Sankt Orban/under rimfrosten/av vått papper/"
           "mot vinden/vid Kvisthamn"),
    "id": (" ", "Warisan/Mercusuar/Abu/Musim/Penjahit/Kabut/Surat/Resep/Trem",
           "dari Lembah Wanara/Tanpa Tepi/di Loteng/di Balik Embun/dari Kertas Basah/Melawan "
           "Angin/Pelabuhan Kimera/Keluarga Pradika"),
    "ko": (" ", "푸른/마지막/조용한/붉은/사라진/낡은/젖은/열두 번째/먼/비밀의",
           "등대지기/시계 골목/종이 바다/우체통/다락방의 편지/전차 정류장/양복점/서리꽃 마을/"
           "거울 방/안개 항구"),
    "ja": ("の", "青い灯台/最後の路面電車/静かな仕立屋/紙の海/屋根裏/霧の港/十二番目の時計/遠い/霜/"
           "鏡",
           "手紙/約束事/番人/従姉妹/献立帖/忘れ物係/郵便箱/落とし主/夜想録"),
    "zh": ("", "蓝色/最后的/安静的/纸做的/阁楼上的/雾港/第十二个/遥远的/霜下/镜中",
           "灯塔看守/电车站/裁缝铺/来信簿/钟表匠/邮筒/表姐妹/食谱录/守夜记"),
    "hi": (" ", "काग़ज़ का/आख़िरी/ख़ामोश/गुमशुदा/पुराना/बारहवाँ/धुंध वाला/दूर का/नीला",
           "डाकघर/घड़ीसाज़/दीपस्तंभ/ख़त-बक्सा/दर्ज़ीख़ाना/ट्राम-घर/ओस-नगर/आईना-कक्ष"),
    "hi-Latn": (" ", "Gumshuda/Khamosh/Aakhri/Purana/Kaagaz Ka/Neela/Dhundhla/Barahvaan/Door Ka/"
                "Sau Saal Ka/Teen Bahnon Ka/Nukkad Ka", "Daakghar/Ghadisaaz/Khat-Baksa/Darzikhana/"
                "Tramghar/Os Nagar/Aaina Kaksh/Nanihaal Express/Chhat Bazaar/Naqsha/Cricket Club"),
    "ar": (" ", "منارة/خياطة/ضباب/رسائل/ساعاتي/وصفة/ترام/رماد/صندوق بريد",
           "وادي القرنفل/بلا شاطئ/من العلية/تحت الصقيع/من ورق مبلل/عكس الريح/ميناء الخيال/"
           "عائلة النصير"),
}  # fmt: skip


class Titles:
    """Makes titles, no two of which read the same."""

    def __init__(self, rng: Random) -> None:
        """Start with no title taken."""
        self._rng = rng
        self._taken: set[str] = set()

    def take(self, title: str) -> str:
        """Reserve a title that was chosen by hand."""
        self._taken.add(title.casefold())
        return title

    def english(self, words: int, colon: bool = False) -> str:
        """An English title of about ``words`` words; with ``colon``, it has a subtitle."""
        for attempt in count():
            words += attempt % 20 == 19  # short titles run out: grow
            pattern = self._rng.choice(_PATTERNS[min(words, 8)])
            if colon:
                stem = self._rng.choice(_PATTERNS[max(1, min(words, 8) - 3)])
                pattern = f"{stem}: {self._rng.choice(_SUBTITLES)}"
            title = _fill(self._rng, pattern)
            if title.casefold() not in self._taken:
                return self.take(title)
        raise AssertionError("count() never ends")

    def native(self, language: str) -> str:
        """A title in the given language, numbered when all of its phrases are spent."""
        joint, openings, endings = _NATIVE[language]
        for part in range(1, 100):
            number = f" {part}" if part > 1 else ""
            for _ in range(60):
                opening = self._rng.choice(openings.split("/"))
                title = opening + joint + self._rng.choice(endings.split("/")) + number
                if title.casefold() not in self._taken:
                    return self.take(title)
        raise ValueError(f"no title left in {language}")

    def comic(self, performer: str) -> str:
        """A stand-up special, called after its performer."""
        return self.take(f"{performer}: {_fill(self._rng, self._rng.choice(_SUBTITLES[:4]))}")


def phrase(rng: Random, language: str) -> str:
    """A short name for an episode, which need not be unique."""
    if language in _NATIVE:
        joint, openings, endings = _NATIVE[language]
        return rng.choice(openings.split("/")) + joint + rng.choice(endings.split("/"))
    return _fill(rng, rng.choice((*_PATTERNS[2], *_PATTERNS[3])))


def _fill(rng: Random, pattern: str) -> str:
    """Replace each mark by a word, never the same word twice."""
    pick = rng.choice
    words: list[str] = []
    text = pattern
    lists = {"A": _ADJECTIVES, "N": _NOUNS, "L": _PLURALS, "X": _ABSTRACT, "V": _VERBS,
             "G": _GERUNDS, "P": _PLACES, "F": _NAMES}  # fmt: skip
    while "{" in text:
        mark = text[text.index("{") + 1]
        word = pick(lists[mark]) if mark in lists else pick(_PREFIXES) + pick(_SUFFIXES)
        if word not in words:
            words.append(word)
            text = text.replace(f"{{{mark}}}", word, 1)
    return re.sub(r"\b([Aa]) (?=[AEIOU])", r"\1n ", text)


def has_native(language: str) -> bool:
    """Whether titles in the language can be made."""
    return language in _NATIVE
