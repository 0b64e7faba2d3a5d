with

shows as (
    select distinct
        kind,
        show_key
    from {{ ref('int_viewing_titles') }}
),

titles as (
    select
        title_id,
        kind,
        {{ fold_text('title') }} as folded
    from {{ ref('int_titles') }}
),

keys as (
    select
        kind,
        {{ title_key('folded') }} as show_key,
        min(title_id) as title_id
    from titles
    group by kind, {{ title_key('folded') }}
    having count(*) = 1
)

select
    shows.kind,
    shows.show_key,
    keys.title_id,
    'title' as match_method,
    cast(0.9 as double) as match_confidence
from shows
inner join keys on shows.kind = keys.kind and shows.show_key = keys.show_key
