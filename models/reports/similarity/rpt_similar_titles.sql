with

reasons as (
    select
        title_id,
        similar_title_id,
        'both ' || {{ join_items('phrase', ', ', place='reason_place') }} as reason
    from {{ ref('fct_similar_title_reasons') }}
    group by title_id, similar_title_id
)

select
    pairs.title_id,
    titles.title,
    titles.kind,
    pairs.place,
    pairs.similar_title_id,
    others.title as similar_title,
    others.kind as similar_kind,
    pairs.score,
    reasons.reason
from {{ ref('fct_similar_titles') }} as pairs
inner join {{ ref('dim_titles') }} as titles on pairs.title_id = titles.title_id
inner join {{ ref('dim_titles') }} as others on pairs.similar_title_id = others.title_id
inner join reasons
    on
        pairs.title_id = reasons.title_id
        and pairs.similar_title_id = reasons.similar_title_id
order by titles.title, pairs.title_id, pairs.place
