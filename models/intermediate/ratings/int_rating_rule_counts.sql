{#- One condition per rule on a row of the list of films: rule, condition. -#}
{%- set rules = [
    ['year_missing', 'release_year is null'],
    ['year_in_title', "dataset <> 'netflix_prize' and release_year is not null"],
] -%}
with

movies as (
    select * from {{ ref('stg_ratings__movies') }}
    where rejection_rule is null
)

select
    'ratings' as source,
    'rating_repeated' as rule,
    count(*) as affected_rows,
    min({{ record_name() }}) as example
from {{ ref('int_rating_repeats') }}
having count(*) > 0

{% for rule, condition in rules %}
union all

select
    'rated_movies' as source,
    '{{ rule }}' as rule,
    count(*) as affected_rows,
    min({{ record_name() }} || ': ' || published_title) as example
from movies
where {{ condition }}
having count(*) > 0
{% endfor %}
