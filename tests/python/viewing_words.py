"""How the service words a season and an episode, by language; and names that are hard to tell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language, ``{}`` a number; and what it may put between two of them."""

    season: str
    suffix: str
    limited: str
    part: str
    chapter: str
    episode: str
    separators: tuple[str, ...] = (": ",)


NBSP = "\N{NO-BREAK SPACE}"
SEPARATORS = {
    "es": (": ", ": ", ": ", " : "),
    "fr": (": ", " : ", f"{NBSP}: "),
    "ja": (": ", "：", "： "),
    "zh": (": ", "：", "： "),
}
# Season, number of the episode in brackets, limited series, part, chapter, episode; ~ is a no-break
# space.
TABLE = """
en|Season {}|(Episode {})|Limited Series|Part {}|Chapter {}|Episode {}
es|Temporada {}|(Episodio {})|Miniserie|Parte {}|Capítulo {}|Episodio {}
pt|Temporada {}|(Episódio {})|Minissérie|Parte {}|Capítulo {}|Episódio {}
fr|Saison~{}|(Épisode {})|Mini-série|Partie {}|Chapitre {}|Épisode {}
nl|Seizoen {}|(Aflevering {})|Miniserie|Deel {}|Hoofdstuk {}|Aflevering {}
tr|{}. Sezon|(Bölüm {})|Mini Dizi|{}. Kısım|{}. Bölüm|Bölüm {}
de|Staffel {}|(Folge {})|Miniserie|Teil {}|Kapitel {}|Folge {}
it|Stagione {}|(Episodio {})|Miniserie|Parte {}|Capitolo {}|Episodio {}
pl|Sezon {}|(Odcinek {})|Miniserial|Część {}|Rozdział {}|Odcinek {}
sv|Säsong {}|(Avsnitt {})|Miniserie|Del {}|Kapitel {}|Avsnitt {}
da|Sæson {}|(Afsnit {})|Miniserie|Del {}|Kapitel {}|Afsnit {}
no|Sesong {}|(Episode {})|Miniserie|Del {}|Kapittel {}|Episode {}
fi|Kausi {}|(Jakso {})|Minisarja|Osa {}|Luku {}|Jakso {}
ja|シーズン{}|(第{}話)|リミテッドシリーズ|パート{}|第{}章|第{}話
ko|시즌 {}|({}화)|리미티드 시리즈|파트 {}|챕터 {}|에피소드 {}
ru|Сезон {}|(Эпизод {})|Мини-сериал|Часть {}|Глава {}|Эпизод {}
uk|Сезон {}|(Серія {})|Мінісеріал|Частина {}|Глава {}|Серія {}
cs|{}. řada|(Epizoda {})|Minisérie|Část {}|Kapitola {}|Epizoda {}
hu|{}. évad|({}. epizód)|Minisorozat|{}. kötet|{}. fejezet|{}. epizód
ro|Sezonul {}|(Episodul {})|Miniserie|Partea {}|Capitolul {}|Episodul {}
el|Σεζόν {}|(Επεισόδιο {})|Μίνι σειρά|Μέρος {}|Κεφάλαιο {}|Επεισόδιο {}
hr|Sezona {}|(Epizoda {})|Mini-serija|Dio {}|Poglavlje {}|Epizoda {}
zh|第{}季|(第{}集)|限定剧|第{}部|第{}章|第{}集
th|ซีซั่น {}|(ตอนที่ {})|มินิซีรีส์|ภาค {}|บทที่ {}|ตอนที่ {}
vi|Mùa {}|(Tập {})|Phim giới hạn tập|Phần {}|Chương {}|Tập {}
id|Musim {}|(Episode {})|Serial Terbatas|Bagian {}|Bab {}|Episode {}
ar|الموسم {}|(الحلقة {})|مسلسل قصير|الجزء {}|الفصل {}|الحلقة {}
he|עונה {}|(פרק {})|מיני-סדרה|חלק {}|כרך {}|פרק {}
hi|सीज़न {}|(एपिसोड {})|सीमित सीरीज़|भाग {}|अध्याय {}|एपिसोड {}
"""
LANGUAGES = {
    language: Words(*cells, separators=SEPARATORS.get(language, (": ",)))
    for language, *cells in (
        line.replace("~", NBSP).split("|") for line in TABLE.strip().splitlines()
    )
}

ROMAN = ("I", "II", "III", "IV")
NUMBER_WORDS = {
    "en": ("One", "Two", "Three", "Four"),
    "es": ("Uno", "Dos", "Tres", "Cuatro"),
    "pt": ("Um", "Dois", "Três", "Quatro"),
    "fr": ("Un", "Deux", "Trois", "Quatre"),
    "nl": ("Een", "Twee", "Drie", "Vier"),
    "de": ("Eins", "Zwei", "Drei", "Vier"),
    "it": ("Uno", "Due", "Tre", "Quattro"),
    "pl": ("Jeden", "Dwa", "Trzy", "Cztery"),
    "sv": ("Ett", "Två", "Tre", "Fyra"),
    "da": ("Et", "To", "Tre", "Fire"),
    "no": ("Én", "To", "Tre", "Fire"),
    "fi": ("Yksi", "Kaksi", "Kolme", "Neljä"),
    "zh": ("一", "二", "三", "四"),
    "ja": ("一", "二", "三", "四"),
}

# Pieces of names: any of them may be a show, a part of its name, an episode or a film.
PIECES = (
    "Murkline", "The Gravel Choir", "Lantern & Son", "Sørgård", "Çınaraltı", "Żółw", "Él y ella",
    "Où est Élise ?", "東京の夜明け", "바람의 집", "Дом на краю", "بيت الريح", "הבית ברוח",
    "आख़िरी छत", "บ้านลม", "Το σπίτι", "9:00", "3:10 to Quarry", "2019", "1994", "86", "24/7",
    "Season of the Moth", "Part of Me", "Chapter & Verse", "The Final Episode", "Series of Doors",
    "Staffellauf", "Temporada de caza", "Saisonende", "Sezonluk", "Episode", "Volume", "Bölümler",
    "Trailer Park Choir", "The Trailer Queen", "Clip Show Heroes", "Love (and Other Seasons)",
    "[REC] Room", "Who? What? Where?", "#Loud", "100%", "K/DA", "A – B – C", "It's Okay, Joon",
    "🦊 Foxes 🦊", "👨‍👩‍👧 Family",
    "Part 1 of Nothing", "Fear Alley Part 1", "Season 2 of Us", "O.M.G.",
    "Vol de nuit", "S1 Street", "E", "X", "II", "Room 104", "The 4400", "S.W.A.P.", "Re:Turn",
    "Mission:Improbable", "\"Quoted\"", "Ünlü & Güzel", "Bok om Del", "Osa ja Luku", "第五の季節",
)  # fmt: skip

EPISODE_TITLES = (
    "Chapter One: The Vanishing", "Part One", "Part II: The Return", "Episode 3",
    "The One (Part 2)",
    "Pilot (Episode 5)", "A / B / C", "Folge deinem Herzen", "Trailer Trash", "Season's End",
    "Chapter 12", "Book of Job", "10:15 to Nowhere", "Kapitel Eins: Der Anfang", "1. Sezon Finali",
    "Tonight: Live: At Last", "...", "???", "1", "42", "Limited", "The Limited Series", "Specials!",
)  # fmt: skip

SEASON_NAMES = (
    "Hotel",
    "Coven",
    "1984",
    "The Lost Years",
    "Nueva York",
    "Kyoto, Spring",
    "Π",
    "NYC",
)

FILMS = (
    "Mission: Improbable", "Star Saga: Episode IV: A Newer Hope", "Fear Lane Part 1: 1994",
    "Chapter 2", "Season of the Itch", "Part of You", "Gallows: Part 2", "Jack Wick: Chapter 2",
    "It Came: Chapter Two", "Trailer Park Dads: The Movie", "The Moth", "Bill: Vol. 2",
    "12:08 East",
    "The Quarry: Origins: Director's Cut", "Film (2019)", "Halves: Part One: Dawn", "Volume 4",
    "Episode 50", "Limited Series", "Season 1", "2012", "Blade: 2049", "Part III", "Se7en & Sons",
)  # fmt: skip
