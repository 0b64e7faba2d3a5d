{# A select of what follows the films that each user rated last, so many of them, nearer ones counting more:
   candidates for unseen_places, without the last film of each user. #}
{% macro followers_of_last(films) -%}
    select
        recent.split_number,
        recent.user_id,
        followers.next_movie_id as movie_id,
        {{ exact_sum('followers.weight / recent.place_from_last') }} as list_score
    from (
        select
            split_number,
            user_id,
            movie_id,
            max(place_in_time) over (partition by user_id) - place_in_time + 1 as place_from_last
        from {{ ref('fct_recommender_cases') }}
        where split_number = 0 and not is_held_out
    ) as recent
    inner join {{ ref('fct_recommender_followers') }} as followers
        on recent.split_number = followers.split_number and recent.movie_id = followers.movie_id
    where recent.place_from_last <= {{ films }}
    group by recent.split_number, recent.user_id, followers.next_movie_id
{%- endmacro %}
