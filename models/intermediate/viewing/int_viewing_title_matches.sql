-- A name that several works share means the one of the running time that a film was watched for, or
-- the one that goes by it first; else none of them.
with

shows as (
    select
        titles.kind,
        titles.show_key,
        max(texts.longest_minutes) as longest_minutes
    from {{ ref('int_viewing_titles') }} as titles
    inner join {{ ref('int_viewing_title_texts') }} as texts
        on titles.title_text = texts.title_text
    group by titles.kind, titles.show_key
),

candidates as (
    select
        shows.kind,
        shows.show_key,
        names.title_id,
        names.name_order,
        case
            -- Credits are seldom watched to their end.
            when
                shows.kind = 'film'
                and shows.longest_minutes >= 0.8 * names.runtime_minutes
                and shows.longest_minutes
                <= names.runtime_minutes + {{ var('same_work_runtime_minutes') }}
                then names.runtime_minutes - shows.longest_minutes
        end as unwatched_minutes,
        count(*) over (partition by shows.kind, shows.show_key) as name_count
    from shows
    inner join {{ ref('int_viewing_title_names') }} as names
        on shows.kind = names.kind and shows.show_key = names.name_key
),

ranked as (
    select
        candidates.*,
        min(candidates.name_order) over (partition by candidates.kind, candidates.show_key) as first_order,
        count(candidates.unwatched_minutes) over (partition by candidates.kind, candidates.show_key) as fitting_count,
        row_number() over (
            partition by candidates.kind, candidates.show_key
            order by
                case when candidates.unwatched_minutes is null then 1 else 0 end,
                candidates.unwatched_minutes nulls last,
                candidates.name_order,
                candidates.title_id
        ) as place,
        count(*) over (partition by candidates.kind, candidates.show_key, candidates.name_order) as order_count
    from candidates
),

matched as (
    select
        kind,
        show_key,
        title_id,
        case
            when kind = 'film' and unwatched_minutes is not null then 'title_and_runtime'
            when kind = 'film' then 'title'
            else 'show_title'
        end as match_method
    from ranked
    where
        place = 1
        and (
            name_count = 1
            or fitting_count > 0
            or (name_order = first_order and order_count = 1)
        )
)

select
    matched.kind,
    matched.show_key,
    matched.title_id,
    matched.match_method,
    methods.confidence as match_confidence
from matched
inner join {{ ref('match_methods') }} as methods on matched.match_method = methods.method
