{# The metrics by which a recommender is chosen, for an `in`: of ratings the error, of lists and of the next
   film how often what is liked is near the top. #}
{% macro deciding_metrics() -%}
    'RMSE', 'NDCG@{{ var("recommender_places") }}', 'HR@{{ var("recommender_places") }}'
{%- endmacro %}
