with

works as (
    select
        *,
        cast(row_number() over (order by title, title_id) as integer) as title_number
    from {{ ref('dim_titles') }}
    where is_in_catalogue
),

genres as (
    select
        title_id,
        {{ join_items('genre', '|') }} as genres,
        max(case when position = 1 then genre end) as first_genre
    from {{ ref('bridge_title_genres') }}
    group by title_id
),

similar_works as (
    select
        pairs.title_id,
        {{ join_items('cast(others.title_number as string)', '|', place='pairs.place') }}
            as similar_numbers,
        {{ join_items(
            'cast(cast(round(pairs.score * 1000) as integer) as string)', '|', place='pairs.place'
        ) }} as scores
    from {{ ref('fct_similar_titles') }} as pairs
    inner join works as others on pairs.similar_title_id = others.title_id
    where pairs.place <= {{ var('explorer_similar_titles') }}
    group by pairs.title_id
),

shown as (
    select
        reasons.title_id,
        reasons.similar_title_id,
        reasons.phrase,
        reasons.weight
    from {{ ref('fct_similar_title_reasons') }} as reasons
    inner join {{ ref('fct_similar_titles') }} as pairs
        on
            reasons.title_id = pairs.title_id
            and reasons.similar_title_id = pairs.similar_title_id
    where pairs.place <= {{ var('explorer_similar_titles') }}
),

-- What is among the reasons of a pair is carried by both.
reasons as (
    select
        title_id,
        phrase,
        weight
    from shown

    union

    select
        similar_title_id as title_id,
        phrase,
        weight
    from shown
),

phrases as (
    select
        title_id,
        replace(phrase, '|', '/') as phrase,
        row_number() over (partition by title_id order by weight desc, phrase asc) as place
    from reasons
),

features as (
    select
        title_id,
        {{ join_items('phrase', '|', place='place') }} as phrases
    from phrases
    group by title_id
),

hours as (
    select
        title_id,
        cast(sum(hours_viewed) as double) / count(distinct half_year) as hours_per_half_year
    from {{ ref('fct_engagement_half_years') }}
    group by title_id
),

medians as (
    select
        genres.first_genre,
        percentile_cont(0.5) within group (order by hours.hours_per_half_year) as median_hours
    from genres
    inner join hours on genres.title_id = hours.title_id
    group by genres.first_genre
)

select
    works.title_number,
    works.title_id,
    works.kind,
    works.title,
    works.release_year,
    genres.genres,
    case
        when hours.hours_per_half_year <= medians.median_hours / {{ var('watched_ratio') }}
            then 'little watched'
        when hours.hours_per_half_year >= medians.median_hours * {{ var('watched_ratio') }}
            then 'much watched'
        when hours.hours_per_half_year is not null then 'in between'
        else 'not published'
    end as audience,
    similar_works.similar_numbers,
    similar_works.scores,
    features.phrases
from works
left join genres on works.title_id = genres.title_id
left join similar_works on works.title_id = similar_works.title_id
left join features on works.title_id = features.title_id
left join hours on works.title_id = hours.title_id
left join medians on genres.first_genre = medians.first_genre
order by works.title_number
