{#- A pair is checked only where both titles are there, by key and, of the catalogue, by title. -#}
with

labels as (
    select * from {{ ref('title_match_labels') }}
),

mentions as (
    select
        sources.source,
        case
            when sources.source = 'netflix_titles' then sources.source_key || ' | ' || records.title
            else sources.source_key
        end as source_key,
        sources.title_id,
        titles.kind
    from {{ ref('bridge_title_sources') }} as sources
    inner join {{ ref('dim_titles') }} as titles on sources.title_id = titles.title_id
    left join {{ ref('fct_catalogue_titles') }} as records
        on sources.source = 'netflix_titles' and sources.source_key = records.show_id
)

select
    labels.left_source,
    labels.right_source,
    labels.left_key,
    labels.right_key,
    min(lefts.kind) as kind,
    bool_and(labels.is_same_work) as is_same_work,
    bool_or(lefts.title_id = rights.title_id) as is_linked
from labels
inner join mentions as lefts
    on labels.left_source = lefts.source and labels.left_key = lefts.source_key
inner join mentions as rights
    on labels.right_source = rights.source and labels.right_key = rights.source_key
group by labels.left_source, labels.right_source, labels.left_key, labels.right_key
