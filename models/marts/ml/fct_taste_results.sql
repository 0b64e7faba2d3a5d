{#- The first part of each profile's titles in time ranks all that it had not watched; the last part
    tells how high it ranks what came. -#}
with

training as (
    select
        profile_id,
        title_id
    from {{ ref('fct_taste_titles') }}
    where not is_held_out
),

{{ taste_affinities('training') }},

{{ taste_scores() }},

{{ shelf_popularity('training') }},

similar_works as (
    select
        training.profile_id,
        pairs.similar_title_id as title_id,
        max(pairs.score) as similarity
    from training
    inner join {{ ref('fct_similar_titles') }} as pairs on training.title_id = pairs.title_id
    group by training.profile_id, pairs.similar_title_id
),

-- Only profiles with something to test on.
profiles as (
    select distinct profile_id
    from {{ ref('fct_taste_titles') }}
    where is_held_out
),

candidates as (
    select
        profiles.profile_id,
        works.title_id,
        works.hours_per_half_year,
        {{ hours_by_shelf() }} as shelf_hours,
        coalesce(taste_scores.taste_score, 0) as taste_score,
        coalesce(similar_works.similarity, 0) as similarity
    from profiles
    cross join works
    inner join shelf_totals on works.shelf = shelf_totals.shelf
    left join shelves
        on profiles.profile_id = shelves.profile_id and works.shelf = shelves.shelf
    left join taste_scores
        on profiles.profile_id = taste_scores.profile_id and works.title_id = taste_scores.title_id
    left join similar_works
        on
            profiles.profile_id = similar_works.profile_id
            and works.title_id = similar_works.title_id
    left join training
        on profiles.profile_id = training.profile_id and works.title_id = training.title_id
    where training.title_id is null
),

scored as (
    {%- for model, score in {
        'popularity': 'hours_per_half_year',
        'popularity within kind and genre': 'shelf_hours',
        'taste': 'taste_score',
        'more of this': recommendation_score('taste_score', 'similarity', 'hours_per_half_year'),
    }.items() %}
    select
        profile_id,
        title_id,
        '{{ model }}' as model,
        {{ score }} as score
    from candidates
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

ranked as (
    select
        profile_id,
        title_id,
        model,
        rank() over (partition by profile_id, model order by score desc) as place,
        count(*) over (partition by profile_id, model, score) as tie_count,
        count(*) over (partition by profile_id, model) as candidate_count
    from scored
)

select
    ranked.profile_id,
    ranked.title_id,
    ranked.model,
    cast(ranked.candidate_count as integer) as candidate_count,
    (ranked.candidate_count - ranked.place - (ranked.tie_count - 1) / cast(2 as double))
    / nullif(ranked.candidate_count - 1, 0) as rank_share
from ranked
inner join {{ ref('fct_taste_titles') }} as titles
    on
        ranked.profile_id = titles.profile_id
        and ranked.title_id = titles.title_id
        and titles.is_held_out
