{%- set lists = [
    ['popularity', 'fct_recommender_popular_lists'],
    ['item neighbours', 'fct_recommender_neighbour_lists'],
    ['EASE', 'fct_recommender_ease_lists'],
    ['next film', 'fct_recommender_next_lists'],
    ['film after one', 'fct_recommender_after_one_lists'],
] %}
{%- for model, relation in lists %}
select
    '{{ model }}' as model,
    split_number,
    user_id,
    place,
    movie_id,
    list_score
from {{ ref(relation) }}
{{ 'union all' if not loop.last }}
{%- endfor %}
