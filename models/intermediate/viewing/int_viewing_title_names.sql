-- The names under which the sources know a work.
with

names as (
    select
        title_id,
        {{ title_key(fold_text('title')) }} as name_key,
        1 as name_order
    from {{ ref('int_titles') }}

    union all

    select
        title_id,
        {{ title_key(fold_text('original_title')) }} as name_key,
        2 as name_order
    from {{ ref('int_titles') }}
    where original_title is not null

    union all

    select
        works.title_id,
        titles.title_key as name_key,
        3 as name_order
    from {{ ref('int_catalogue_titles') }} as titles
    inner join {{ ref('int_catalogue_works') }} as works on titles.show_id = works.show_id

    union all

    select
        works.title_id,
        titles.show_key as name_key,
        3 as name_order
    from {{ ref('int_engagement_titles') }} as titles
    inner join {{ ref('int_engagement_title_works') }} as works
        on titles.spelling_id = works.spelling_id

    union all

    select
        works.title_id,
        entries.show_key as name_key,
        3 as name_order
    from {{ ref('int_top10_entries') }} as entries
    inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id

    union all

    select
        works.title_id,
        {{ title_key(fold_text('aliases.former_show_title')) }} as name_key,
        4 as name_order
    from {{ ref('int_top10_aliases') }} as aliases
    inner join {{ ref('int_top10_entries') }} as entries
        on
            aliases.kind = entries.kind
            and aliases.show_title = entries.show_title
            and coalesce(aliases.season_title, '') = coalesce(entries.season_title, '')
    inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id
)

select
    titles.kind,
    names.name_key,
    names.title_id,
    min(names.name_order) as name_order,
    min(titles.runtime_minutes) as runtime_minutes
from names
inner join {{ ref('int_titles') }} as titles on names.title_id = titles.title_id
where names.name_key is not null
group by titles.kind, names.name_key, names.title_id
