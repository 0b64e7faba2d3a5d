{#- What a profile has not watched, with all that could recommend it. -#}
with

affinities as (
    select * from {{ ref('fct_taste_affinities') }}
),

{{ taste_scores() }},

watched as (
    select
        profile_id,
        title_id
    from {{ ref('fct_taste_titles') }}
),

{{ shelf_popularity('watched') }},

profiles as (
    select distinct profile_id
    from watched
),

-- Taste counts only where the profile's scores say that it is surely better than popularity.
used as (
    select
        profiles.profile_id,
        coalesce(scores.model, 'popularity') as model
    from profiles
    left join {{ ref('fct_taste_scores') }} as scores
        on
            scores.is_used
            and scores.split
            = 'the last titles of profile ' || cast(profiles.profile_id as {{ dbt.type_string() }})
),

liked as (
    select
        affinities.profile_id,
        features.title_id,
        affinities.feature,
        affinities.affinity,
        row_number() over (
            partition by affinities.profile_id, features.title_id
            order by affinities.affinity desc, affinities.feature
        ) as place
    from affinities
    inner join {{ ref('fct_taste_features') }} as features
        on
            affinities.feature_type = features.feature_type
            and affinities.feature = features.feature
    where
        affinities.affinity_low > 1
        and affinities.feature_type in ('genre', 'country', 'person')
),

similar_works as (
    select
        watched.profile_id,
        watched.title_id as watched_title_id,
        pairs.similar_title_id as title_id,
        pairs.score as similarity,
        row_number() over (
            partition by watched.profile_id, pairs.similar_title_id
            order by pairs.score desc, watched.title_id
        ) as place
    from {{ ref('fct_taste_titles') }} as watched
    inner join {{ ref('fct_similar_titles') }} as pairs on watched.title_id = pairs.title_id
),

-- A genre chosen less than the catalogue would have it; one title more on both sides softens few.
rare_genres as (
    select
        profiles.profile_id,
        features.title_id,
        features.feature,
        coalesce(affinities.title_count, 0) as title_count,
        coalesce(affinities.expected_count, 0) as expected_count,
        row_number() over (
            partition by profiles.profile_id, features.title_id
            order by features.feature
        ) as place,
        (coalesce(affinities.title_count, 0) + 1) / (coalesce(affinities.expected_count, 0) + 1)
        <= {{ var('bubble_maximum_affinity') }} as is_rare
    from profiles
    cross join {{ ref('fct_taste_features') }} as features
    left join affinities
        on
            profiles.profile_id = affinities.profile_id
            and features.feature_type = affinities.feature_type
            and features.feature = affinities.feature
    where
        features.feature_type = 'genre'
        and features.feature not in ('International', 'Independent')
),

bubbles as (
    select
        profile_id,
        title_id,
        bool_and(is_rare) as is_outside_bubble,
        max(case when place = 1 then feature end) as first_genre,
        max(case when place = 1 then title_count end) as first_genre_title_count,
        max(case when place = 1 then expected_count end) as first_genre_expected_count
    from rare_genres
    group by profile_id, title_id
)

select
    profiles.profile_id,
    works.title_id,
    profiles.model,
    {%- for column, score in {
        'score': 'taste_score', 'beyond_genre_score': 'beyond_genre_score'
    }.items() %}
    case
        when profiles.model = 'more of this'
            then {{ recommendation_score(
                'taste_scores.' ~ score, 'similar_works.similarity', 'works.hours_per_half_year'
            ) }}
        when profiles.model = 'popularity within kind and genre'
            then round({{ hours_by_shelf() }}, 6)
        else {{ recommendation_score('0', '0', 'works.hours_per_half_year') }}
    end as {{ column }},
    {%- endfor %}
    case when profiles.model = 'more of this' then coalesce(taste_scores.taste_score, 0) else 0 end
        as taste_score,
    watched.title_id is not null as is_watched,
    case when profiles.model = 'more of this' then similar_works.watched_title_id end
        as like_title_id,
    liked.feature as liked_feature,
    liked.affinity as liked_affinity,
    coalesce(bubbles.is_outside_bubble and liked.feature is null, false) as is_outside_bubble,
    bubbles.first_genre,
    cast(bubbles.first_genre_title_count as integer) as first_genre_title_count,
    bubbles.first_genre_expected_count
from used as profiles
cross join works
inner join shelf_totals on works.shelf = shelf_totals.shelf
left join shelves
    on profiles.profile_id = shelves.profile_id and works.shelf = shelves.shelf
left join taste_scores
    on profiles.profile_id = taste_scores.profile_id and works.title_id = taste_scores.title_id
left join watched
    on profiles.profile_id = watched.profile_id and works.title_id = watched.title_id
left join liked
    on
        profiles.profile_id = liked.profile_id
        and works.title_id = liked.title_id
        and liked.place = 1
left join similar_works
    on
        profiles.profile_id = similar_works.profile_id
        and works.title_id = similar_works.title_id
        and similar_works.place = 1
left join bubbles
    on profiles.profile_id = bubbles.profile_id and works.title_id = bubbles.title_id
