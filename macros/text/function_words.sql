{# Words that say nothing of a story, English ones and the articles and particles of titles in other
   languages, in the spelling of keys (without apostrophes): they make no two texts alike, however rare. #}
{% macro function_words() -%}
    {{ return((
        'a about after again all also am an and another any are around as at back be because been before behind being '
        'between both but by can cant come comes could did do does doesnt dont down during each either else even '
        'every for from get gets go goes had has have he her here hers herself hes him himself his how i if in '
        'into is isnt it its itself just like made make makes many may me might more most much must my neither '
        'never no nor not now of off on once one only or other others our out over own same set sets she shes should '
        'so some still such take takes than that thats the their them themselves then there theres these they '
        'theyre this those though through to too toward towards two under until up upon us very was way we were '
        'what when where which while who whom whos whose why will with within without would you your youre s t '
        'al da das de del den der des di die do dos du ek el en et il ka ke ki ko la las le les lo los na se un '
        'una und'
    ).split(' ')) }}
{%- endmacro %}
