with

period as (
    select
        min(added_on) as first_on,
        max(added_on) as last_on
    from {{ ref('fct_catalogue_titles') }}
),

franchises as (
    select
        scores.*,
        base.score as base_score
    from {{ ref('rpt_similarity_scores') }} as scores
    inner join {{ ref('rpt_similarity_scores') }} as base
        on scores.task = base.task and scores.baseline = base.model
    where scores.task = 'similar titles: franchise' and scores.model = 'all features'
)

{{ finding(
    relation='franchises cross join period',
    is_held='case_count >= 100 and gain_low > 0.1 and score >= 0.6',
    finding_id='similar_titles_by_words', position=170, area='catalogue', audience='analyst',
    headline='Words tell what goes together: [percent score] of a franchise is among the ten titles most
        similar, [percent base_score] by people, genres and countries alone',
    claim='Similar titles share people, genres, countries, an audience, a decade and words, each weighed
        by how rare it is. Asked for works of the same franchise, the first ten have [percent score] of
        them, which is [percent gain] more than the same without words, audience and decade.',
    value='score', unit='share',
    population='works of franchises on which no weight was chosen', population_count='case_count',
    period_from='first_on', period_to='last_on',
    low='score_low', high='score_high',
    uncertainty='95% interval, the works of one franchise counting as one',
    caveat='Franchises are told by their titles, and so are found easily by the words of titles; figure
        and report have the score without these, and of works whose director or genres are left out.
        That lists please anyone is not measured.',
    report='rpt_similarity_scores', figure='similarity_scores'
) }}
