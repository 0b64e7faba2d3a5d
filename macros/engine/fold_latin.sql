{# Composed text with the accents of Latin letters folded away; letters of other scripts stay as they are,
   and the case of letters does not matter. One fixed table for all engines. #}
{% macro fold_latin(text) -%}
    {{- adapter.dispatch('fold_latin')(text) -}}
{%- endmacro %}

{# DuckDB lays out the table anew for each text, at twenty times the cost of strip_accents(), which does the
   same to Latin letters up to ſ but for a few. To other scripts it does harm: it deletes the vowel signs
   of Devanagari and the voicing marks of kana. #}
{% macro duckdb__fold_latin(text) -%}
    case
        when {{ regexp_like(text, '^[\\x{1}-\\x{17F}\\x{2000}-\\x{206F}]*$') }}
            then translate(strip_accents({{ spell_out_ligatures(text) }}), 'ØøÐðĐđĦħıĸŁłŊŋŦŧſ', 'ooddddhhikllnntts')
        else {{ default__fold_latin(text) }}
    end
{%- endmacro %}

{% macro default__fold_latin(text) -%}
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
    {%- set ns = namespace(accented='', plain='', usual='', usual_plain='') -%}
    {%- for letter, variants in folded -%}
        {%- set ns.accented = ns.accented ~ variants -%}
        {%- set ns.plain = ns.plain ~ (letter * variants | length) -%}
        {%- set usual = variants | list | select('le', 'ſ') | join -%}
        {%- set ns.usual = ns.usual ~ usual -%}
        {%- set ns.usual_plain = ns.usual_plain ~ (letter * usual | length) -%}
    {%- endfor -%}
    case
        when {{ regexp_like(text, '[\\x{180}-\\x{24F}\\x{1E00}-\\x{1EFF}]') }}
            then translate({{ spell_out_ligatures(text) }}, '{{ ns.accented }}', '{{ ns.plain }}')
        else translate({{ spell_out_ligatures(text) }}, '{{ ns.usual }}', '{{ ns.usual_plain }}')
    end
{%- endmacro %}

{# Text with the letters of each ligature in place of it. #}
{% macro spell_out_ligatures(text) -%}
    {%- set ns = namespace(expression=text) -%}
    {%- for ligature, letters in [
        ['ß', 'ss'], ['ẞ', 'ss'], ['æ', 'ae'], ['Æ', 'ae'], ['œ', 'oe'], ['Œ', 'oe'], ['þ', 'th'], ['Þ', 'th'],
    ] -%}
        {%- set ns.expression = "replace(" ~ ns.expression ~ ", '" ~ ligature ~ "', '" ~ letters ~ "')" -%}
    {%- endfor -%}
    {{ ns.expression }}
{%- endmacro %}
