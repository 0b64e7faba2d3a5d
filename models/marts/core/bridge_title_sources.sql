with

mentions as (
    select
        'netflix_titles' as source,
        show_id as source_key,
        title_id,
        case when duplicate_of_show_id is null then 'own' else 'duplicate_record' end
            as match_method
    from {{ ref('int_catalogue_works') }}

    union all

    select
        'engagement' as source,
        title_rows.title as source_key,
        works.title_id,
        works.match_method
    from {{ ref('int_engagement_title_rows') }} as title_rows
    inner join {{ ref('int_engagement_title_works') }} as works
        on title_rows.spelling_id = works.spelling_id

    union all

    select
        case entries.list
            when 'global' then 'top10_global'
            when 'country' then 'top10_countries'
            else 'top10_most_popular'
        end as source,
        entries.category || ' | ' || entries.show_title || ' | '
        || coalesce(entries.season_title, 'N/A') as source_key,
        works.title_id,
        works.match_method
    from {{ ref('int_top10_entries') }} as entries
    inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id
),

ranked as (
    select
        mentions.source,
        mentions.source_key,
        mentions.title_id,
        mentions.match_method,
        methods.confidence as match_confidence,
        row_number() over (
            partition by mentions.source, mentions.source_key, mentions.title_id
            order by methods.confidence desc, mentions.match_method
        ) as place
    from mentions
    inner join {{ ref('match_methods') }} as methods
        on mentions.match_method = methods.method
)

select
    source,
    source_key,
    title_id,
    match_method,
    match_confidence
from ranked
where place = 1
