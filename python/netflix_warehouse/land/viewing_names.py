"""The names that the columns of viewing exports go by, beside the published ones."""

# As published, in the languages in which exports and spreadsheets have been seen to name them.
ACTIVITY_NAMES = {
    "profile_name": (
        "profile", "user", "nombre de perfil", "nombre del perfil", "perfil", "nome do perfil",
        "nome de perfil", "nom du profil", "profil", "profilname", "name des profils",
        "profielnaam", "profiel", "nome profilo", "nome del profilo", "profilo", "profil adı",
    ),
    "start_time": (
        "start time utc", "start", "started at", "start date", "start datetime",
        "hora de inicio", "fecha de inicio", "inicio", "hora de início", "início",
        "heure de début", "début", "startzeit", "beginn", "starttijd", "begintijd",
        "ora di inizio", "inizio", "başlangıç zamanı", "başlangıç",
    ),
    "duration": (
        "time watched", "watch time", "duración", "duração", "durée", "dauer", "duur", "durata",
        "süre",
    ),
    "attributes": ("attribute", "atributos", "attributs", "kenmerken", "attributi", "öznitelikler"),
    "title": (
        "video title", "show title", "title name", "título", "titre", "titel", "titolo", "tytuł",
        "başlık", "otsikko", "nimi", "tittel", "názov", "název", "cím", "titlu", "τίτλος",
        "название", "назва", "タイトル", "作品名", "제목", "标题", "標題", "片名", "ชื่อ", "tiêu đề",
        "judul", "العنوان", "כותר", "כותרת",
    ),
    "supplemental_video_type": (
        "supplemental type", "video type", "tipo de vídeo suplementario", "zusatzvideotyp",
        "tipo de vídeo complementar", "type de vidéo supplémentaire",
    ),
    "device_type": (
        "device", "tipo de dispositivo", "dispositivo", "type d'appareil", "appareil",
        "gerätetyp", "gerät", "apparaattype", "type apparaat", "tipo di dispositivo",
        "cihaz türü", "cihaz",
    ),
    "bookmark": ("marcador", "signet", "lesezeichen", "bladwijzer", "segnalibro", "yer imi"),
    "latest_bookmark": (
        "último marcador", "dernier signet", "letztes lesezeichen", "laatste bladwijzer",
        "ultimo segnalibro", "son yer imi",
    ),
    "country": ("país", "pays", "land", "paese", "ülke"),
}  # fmt: skip
_DATES = (
    "date watched", "watched on", "watched", "viewed on", "view date", "fecha", "data", "datum",
    "tarih", "päivämäärä", "päiväys", "dato", "dátum", "dată", "ημερομηνία", "дата", "日付",
    "視聴日", "날짜", "日期", "วันที่", "ngày", "tanggal", "التاريخ", "תאריך",
)  # fmt: skip
HISTORY_NAMES = {"title": ACTIVITY_NAMES["title"], "date": _DATES}
