with

credits as (
    select distinct
        titles.title_id,
        titles.kind,
        titles.release_year,
        people.person,
        people.role
    from {{ ref('bridge_title_people') }} as people
    inner join {{ ref('dim_titles') }} as titles on people.title_id = titles.title_id
),

counted as (
    select
        role,
        person,
        count(*) as title_count,
        count(case when kind = 'film' then 1 end) as film_count,
        count(case when kind = 'series' then 1 end) as series_count,
        min(release_year) as first_release_year,
        max(release_year) as last_release_year
    from credits
    group by role, person
)

select
    role,
    cast(row_number() over (partition by role order by title_count desc, person) as integer)
        as person_rank,
    person,
    title_count,
    film_count,
    series_count,
    first_release_year,
    last_release_year
from counted
qualify person_rank <= {{ var('report_people_limit') }}
order by role, person_rank
