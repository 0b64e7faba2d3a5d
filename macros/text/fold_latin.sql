{# Text with the accents of Latin letters folded away and those letters in lower case; letters of
   other scripts stay as they are. One fixed table for both engines: strip_accents() deletes the
   vowel signs of Devanagari and the voicing marks of kana, and leaves ø, ł and ß. DuckDB lays out the
   table anew for each text: a shorter one, up to ſ, does for most. #}
{% macro fold_latin(text) -%}
    {%- set folded = [
        ['a', 'ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ'],
        ['b', 'ḂḃḄḅḆḇ'],
        ['c', 'ÇçĆćĈĉĊċČčḈḉ'],
        ['d', 'ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ'],
        ['e', 'ÈÉÊËèéêëĒēĔĕĖėĘęĚěƏȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ'],
        ['f', 'ƒḞḟ'],
        ['g', 'ĜĝĞğĠġĢģǦǧǴǵḠḡ'],
        ['h', 'ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ'],
        ['i', 'ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị'],
        ['j', 'Ĵĵǰ'],
        ['k', 'ĶķĸǨǩḰḱḲḳḴḵ'],
        ['l', 'ĹĺĻļĽľŁłḶḷḸḹḺḻḼḽ'],
        ['m', 'ḾḿṀṁṂṃ'],
        ['n', 'ÑñŃńŅņŇňŊŋǸǹṄṅṆṇṈṉṊṋ'],
        ['o', 'ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ'],
        ['p', 'ṔṕṖṗ'],
        ['r', 'ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ'],
        ['s', 'ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩ'],
        ['t', 'ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ'],
        ['u', 'ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự'],
        ['v', 'ṼṽṾṿ'],
        ['w', 'ŴŵẀẁẂẃẄẅẆẇẈẉẘ'],
        ['x', 'ẊẋẌẍ'],
        ['y', 'ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ'],
        ['z', 'ŹźŻżŽžẐẑẒẓẔẕ'],
    ] -%}
    {%- set ligatures = [
        ['ß', 'ss'], ['ẞ', 'ss'], ['æ', 'ae'], ['Æ', 'ae'], ['œ', 'oe'], ['Œ', 'oe'], ['þ', 'th'], ['Þ', 'th'],
    ] -%}
    {%- set ns = namespace(accented='', plain='', usual='', usual_plain='', expression=text) -%}
    {%- for letter, variants in folded -%}
        {%- set ns.accented = ns.accented ~ variants -%}
        {%- set ns.plain = ns.plain ~ (letter * variants | length) -%}
        {%- set usual = variants | list | select('le', 'ſ') | join -%}
        {%- set ns.usual = ns.usual ~ usual -%}
        {%- set ns.usual_plain = ns.usual_plain ~ (letter * usual | length) -%}
    {%- endfor -%}
    {%- for ligature, letters in ligatures -%}
        {%- set ns.expression = "replace(" ~ ns.expression ~ ", '" ~ ligature ~ "', '" ~ letters ~ "')" -%}
    {%- endfor -%}
    case
        when {{ regexp_like(text, '[\\x{180}-\\x{24F}\\x{1E00}-\\x{1EFF}]') }}
            then translate({{ ns.expression }}, '{{ ns.accented }}', '{{ ns.plain }}')
        else translate({{ ns.expression }}, '{{ ns.usual }}', '{{ ns.usual_plain }}')
    end
{%- endmacro %}
