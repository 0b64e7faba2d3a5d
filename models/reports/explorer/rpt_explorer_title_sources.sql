with

sources as (
    select
        title_id,
        source,
        match_method,
        match_confidence,
        count(*) as key_count,
        min(source_key) as first_key
    from {{ ref('bridge_title_sources') }}
    group by title_id, source, match_method, match_confidence
)

select
    sources.title_id,
    sources.source,
    sources.match_method,
    sources.match_confidence,
    sources.key_count,
    case
        when sources.match_method = 'own' then null
        when sources.source = 'netflix_titles' then titles.published_title
        else sources.first_key
    end as first_key
from sources
left join {{ ref('fct_catalogue_titles') }} as titles
    on sources.source = 'netflix_titles' and sources.first_key = titles.show_id
