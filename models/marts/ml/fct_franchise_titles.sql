with

named as (
    select
        title_id,
        title,
        {{ franchise_key('title') }} as franchise
    from {{ ref('fct_catalogue_titles') }}
    where duplicate_of_show_id is null
),

counted as (
    select
        franchise,
        count(*) as title_count
    from named
    where franchise is not null
    group by franchise
    -- namesakes are no franchise: one of its titles says more than its name
    having count(*) > 1 and min(lower(title)) <> max(lower(title))
)

select
    named.title_id,
    counted.franchise,
    cast(counted.title_count as integer) as title_count,
    {{ is_held_out('counted.franchise') }} as is_held_out
from named
inner join counted on named.franchise = counted.franchise
