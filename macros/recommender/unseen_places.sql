{# A select of the best films of each split and user that the user has not rated in training, from a
   relation of split_number, user_id, movie_id and list_score: the columns of every model's lists. Ties are
   drawn, never broken by the film's number. #}
{% macro unseen_places(candidates) -%}
    select
        split_number,
        user_id,
        cast(place as integer) as place,
        movie_id,
        cast(list_score as double) as list_score
    from (
        select
            candidates.*,
            row_number() over (
                partition by candidates.split_number, candidates.user_id
                order by
                    candidates.list_score desc,
                    {{ seeded_number('candidates.movie_id', 'candidates.user_id', 4) }},
                    candidates.movie_id
            ) as place
        from {{ candidates }} as candidates
        left join {{ ref('fct_recommender_cases') }} as seen
            on
                candidates.split_number = seen.split_number
                and candidates.user_id = seen.user_id
                and candidates.movie_id = seen.movie_id
                and not seen.is_held_out
        where seen.movie_id is null
    ) as unseen
    where place <= {{ var('recommender_places') }}
{%- endmacro %}
