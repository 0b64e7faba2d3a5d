{# The staging model of each raw table that has one so far. #}
{% macro staged_models() %}
    {{ return({
        'netflix_titles': 'stg_catalogue__titles',
        'top10_global': 'stg_top10__global_weeks',
        'top10_countries': 'stg_top10__country_weeks',
        'top10_most_popular': 'stg_top10__most_popular',
        'engagement': 'stg_engagement__titles',
        'viewing_activity': 'stg_viewing__activity',
        'viewing_history': 'stg_viewing__history',
        'ratings': 'stg_ratings__ratings',
        'rated_movies': 'stg_ratings__movies',
    }) }}
{% endmacro %}
