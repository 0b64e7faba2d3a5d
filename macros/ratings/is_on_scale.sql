{# True where a rating is on the scale of its dataset: whole stars from 1 to 5, or halves from 0.5 in the
   later MovieLens sets; null for a null rating. #}
{% macro is_on_scale(rating, dataset) -%}
    case
        when {{ dataset }} in ('netflix_prize', 'movielens_100k')
            then {{ rating }} in (1.0, 2.0, 3.0, 4.0, 5.0)
        else {{ rating }} between 0.5 and 5 and {{ rating }} * 2 = floor({{ rating }} * 2)
    end
{%- endmacro %}
