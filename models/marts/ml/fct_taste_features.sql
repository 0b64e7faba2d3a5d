with

works as (
    select
        title_id,
        kind,
        release_year,
        runtime_minutes,
        season_count
    from {{ ref('dim_titles') }}
    where is_in_catalogue
),

people as (
    select distinct
        title_id,
        person
    from {{ ref('bridge_title_people') }}
),

-- Who made one work alone says nothing of another.
known_people as (
    select
        people.title_id,
        people.person
    from people
    qualify count(*) over (partition by people.person) > 1
),

features as (
    select distinct
        titles.title_id,
        'genre' as feature_type,
        genres.theme as feature
    from {{ ref('bridge_title_genres') }} as titles
    inner join {{ ref('dim_genres') }} as genres on titles.genre = genres.genre
    where genres.theme <> 'Unspecified'

    union all

    select
        title_id,
        'country' as feature_type,
        country as feature
    from {{ ref('bridge_title_countries') }}

    union all

    select
        title_id,
        'era' as feature_type,
        cast(release_year - release_year % 10 as {{ dbt.type_string() }}) || 's' as feature
    from works
    where release_year is not null

    union all

    select
        title_id,
        'length' as feature_type,
        case
            when runtime_minutes < 60 then 'films under 60 minutes'
            when runtime_minutes < 90 then 'films of 60 to 89 minutes'
            when runtime_minutes < 120 then 'films of 90 to 119 minutes'
            when runtime_minutes >= 120 then 'films of 2 hours or more'
            when season_count = 1 then 'series of 1 season'
            when season_count <= 3 then 'series of 2 or 3 seasons'
            else 'series of 4 seasons or more'
        end as feature
    from works
    where runtime_minutes is not null or season_count is not null

    union all

    select
        title_id,
        'person' as feature_type,
        person as feature
    from known_people
),

sizes as (
    select
        kind,
        count(*) as title_count
    from works
    group by kind
)

select
    works.title_id,
    works.kind,
    features.feature_type,
    features.feature,
    1 / cast(count(*) over (partition by works.title_id, features.feature_type) as double)
        as feature_share,
    count(*) over (partition by works.kind, features.feature_type, features.feature)
    / cast(sizes.title_count as double) as kind_share
from features
inner join works on features.title_id = works.title_id
inner join sizes on works.kind = sizes.kind
