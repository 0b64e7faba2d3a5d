{# Text with the accents of Latin letters folded away and those letters in lower case; letters of
   other scripts stay as they are. One fixed table for both engines: strip_accents() deletes the
   vowel signs of Devanagari and the voicing marks of kana, and leaves ø, ł and ß. Letter by letter:
   translate() would lay out the whole table anew for each text. #}
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
    {%- set ns = namespace(expression=text) -%}
    {%- for ligature, letters in ligatures -%}
        {%- set ns.expression = "replace(" ~ ns.expression ~ ", '" ~ ligature ~ "', '" ~ letters ~ "')" -%}
    {%- endfor -%}
    {%- for letter, variants in folded -%}
        {%- set ns.expression = regexp_replace_all(ns.expression, '[' ~ variants ~ ']', letter) -%}
    {%- endfor -%}
    {{ ns.expression }}
{%- endmacro %}
