-- No work is similar to itself, and each pair has a place, a cosine, a reason, and two works of the
-- catalogue.
select
    pairs.title_id,
    pairs.place,
    pairs.similar_title_id,
    pairs.score,
    reasons.phrase
from {{ ref('fct_similar_titles') }} as pairs
left join {{ ref('dim_titles') }} as titles
    on pairs.title_id = titles.title_id and titles.is_in_catalogue
left join {{ ref('dim_titles') }} as others
    on pairs.similar_title_id = others.title_id and others.is_in_catalogue
left join {{ ref('fct_similar_title_reasons') }} as reasons
    on
        pairs.title_id = reasons.title_id
        and pairs.similar_title_id = reasons.similar_title_id
        and reasons.reason_place = 1
where
    pairs.title_id = pairs.similar_title_id
    or not coalesce(pairs.score > 0 and pairs.score <= 1, false)
    or not coalesce(pairs.place between 1 and {{ var('similar_titles') }}, false)
    or titles.title_id is null
    or others.title_id is null
    or reasons.phrase is null
