select * from {{ ref('fct_recommender_scores') }}
