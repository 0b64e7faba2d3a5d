-- Names that one work had: in an older capture of the Top 10, or a film's original title, under
-- which the report listed it before it took its English one.
with

former_shows as (
    select
        kind,
        {{ fold_text('show_title') }} as folded_show,
        {{ fold_text('former_show_title') }} as folded_former_show
    from {{ ref('int_top10_aliases') }}
    where show_title <> former_show_title
)

select
    kind,
    {{ title_key('folded_former_show') }} as former_key,
    {{ title_key('folded_show') }} as title_key
from former_shows
where {{ title_key('folded_former_show') }} <> {{ title_key('folded_show') }}

union

select
    kind,
    original_key as former_key,
    show_key as title_key
from {{ ref('int_engagement_editions') }}
where kind = 'film' and original_key is not null and original_key <> show_key
