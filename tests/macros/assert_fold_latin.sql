{# Letter by letter, alone and within a word, the engine's own way folds what the fixed table folds. #}
{%- set letters = (
    '¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñ'
    ~ 'òóôõö÷øùúûüýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁ'
    ~ 'łŃńŅņŇňŉŊŋŌōŎŏŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ‐–—‘’“”…‰′'
) -%}
with

texts as (
    {% for letter in letters %}
    select 'Ab{{ letter }}{{ loop.nextitem or letter }} c' as cleaned_text
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    cleaned_text,
    lower({{ fold_latin('cleaned_text') }}) as folded,
    lower({{ default__fold_latin('cleaned_text') }}) as folded_by_table
from texts
where lower({{ fold_latin('cleaned_text') }}) <> lower({{ default__fold_latin('cleaned_text') }})
