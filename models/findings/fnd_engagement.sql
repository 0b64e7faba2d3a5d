with

half_years as (
    select
        half_year,
        {{ half_year_starts_on('half_year') }} as starts_on,
        {{ half_year_ends_on('half_year') }} as ends_on,
        row_number() over (order by half_year desc) as place_from_last
    from {{ ref('rpt_engagement_totals') }}
    where kind = 'all'
),

period as (
    select
        min(starts_on) as first_on,
        max(ends_on) as last_on,
        max(half_year) as last_half_year,
        max(starts_on) as last_from,
        count(*) as half_year_count
    from half_years
),

concentration as (
    select
        max(case when half_years.place_from_last = 1 then measured.title_count end) as title_count,
        max(case when half_years.place_from_last = 1 then measured.half_of_hours_title_count end)
            as half_count,
        max(case when half_years.place_from_last = 1 then measured.half_of_hours_title_share end)
            as half_share,
        min(measured.half_of_hours_title_share) as least_share,
        max(measured.half_of_hours_title_share) as most_share,
        max(case when half_years.place_from_last = 1 then measured.top_1_share end) as first_share,
        max(measured.top_1_share) as most_first_share,
        max(case when half_years.place_from_last = 1 then measured.top_100_share end)
            as hundred_share
    from {{ ref('rpt_engagement_concentration') }} as measured
    inner join half_years on measured.half_year = half_years.half_year
    where measured.kind = 'all'
),

tail as (
    select
        sum(tail.title_count) as title_count,
        cast(sum(case when tail.hours_band_number <= 2 then tail.title_count end) as double)
        / nullif(sum(tail.title_count), 0) as small_share,
        cast(sum(case when tail.hours_band_number <= 2 then tail.hours_viewed end) as double)
        / nullif(sum(tail.hours_viewed), 0) as small_hours_share,
        cast(sum(case when tail.hours_band_number = 1 then tail.title_count end) as double)
        / nullif(sum(tail.title_count), 0) as floor_share
    from {{ ref('rpt_engagement_long_tail') }} as tail
    inner join half_years on tail.half_year = half_years.half_year
    where tail.kind = 'all' and half_years.place_from_last = 1
),

measures as (
    select
        max(case when totals.kind = 'all' then totals.title_count end) as title_count,
        max(case when totals.kind = 'film' then totals.views_share end) as views_share,
        max(case when totals.kind = 'film' then totals.hours_share end) as hours_share
    from {{ ref('rpt_engagement_totals') }} as totals
    inner join half_years on totals.half_year = half_years.half_year
    where half_years.place_from_last = 1
),

-- Before 2024 more series count as available globally, probably by another definition.
availability as (
    select
        count(*) as half_year_count,
        max(case when half_years.place_from_last = 1 then local.title_count end) as title_count,
        max(case when half_years.place_from_last = 1 then local.hours_share end) as hours_share,
        max(case when half_years.place_from_last = 1 then local.title_share end) as title_share,
        min(local.hours_share) as least_share,
        max(local.hours_share) as most_share,
        min(half_years.starts_on) as first_on
    from {{ ref('rpt_engagement_by_availability') }} as local
    inner join half_years on local.half_year = half_years.half_year
    where local.kind = 'all' and not local.is_available_globally and local.half_year >= '2024H1'
)

{{ finding(
    relation='concentration cross join period',
    is_held='title_count >= 1000 and most_share <= 0.1',
    finding_id='engagement_half_of_hours', position=410, area='engagement', audience='programmer',
    headline='Half of all hours go to [percent half_share] of the titles: [count half_count] of
        [count title_count]',
    claim='In each of the [count half_year_count] half-years reported it was [percent least_share] to
        [percent most_share] of the titles, a season of a series being a title.',
    value='half_share', unit='share', low='least_share', high='most_share',
    population='titles in the report of [text last_half_year]', population_count='title_count',
    period_from='last_from', period_to='last_on',
    uncertainty='lowest and highest of the half-years',
    caveat='Titles that round to fewer than 100,000 hours are in no report, so that the hours are more
        concentrated than this.',
    report='rpt_engagement_concentration', figure='engagement_lorenz',
    action='Review the renewals of these titles one by one, those of the rest by rule.',
    check='In the next report, the titles reviewed should again hold about half of the hours; count those
        of them that had gone.'
) }}
union all
{{ finding(
    relation='concentration cross join period',
    is_held='title_count >= 1000 and most_first_share <= 0.02',
    finding_id='engagement_no_giant', position=420, area='engagement', audience='analyst',
    headline='The most watched title of a half-year is [percent first_share] of all viewing',
    claim='In none of the [count half_year_count] half-years was it more than [percent most_first_share],
        and the first hundred together have [percent hundred_share]: few titles hold half of the hours,
        but no title holds the service.',
    value='first_share', unit='share',
    population='titles in the report of [text last_half_year]', population_count='title_count',
    period_from='last_from', period_to='last_on',
    caveat='Each season is a title of its own: a series with all its seasons has more.',
    report='rpt_engagement_concentration', figure='engagement_lorenz'
) }}
union all
{{ finding(
    relation='tail cross join period',
    is_held='title_count >= 1000 and small_share >= 0.3 and small_hours_share <= 0.06',
    finding_id='engagement_long_tail', position=430, area='engagement', audience='programmer',
    headline='[percent small_share] of titles have fewer than a million hours each, and together
        [percent small_hours_share] of all hours',
    claim='[percent floor_share] of the titles stand at the floor of the report, 100,000 hours in half a
        year.',
    value='small_share', unit='share',
    population='titles in the report of [text last_half_year]', population_count='title_count',
    period_from='last_from', period_to='last_on',
    caveat='A title may be there for few viewers who would leave without it, or in one country; hours do
        not show that. Titles under the floor are missing.',
    report='rpt_engagement_long_tail', figure='engagement_long_tail',
    action='Let licences of titles at the floor for two half-years end, unless one country needs them.',
    check='Compare the hours of the countries that lost them, and cancellations there, with countries
        that did not, over the next half-year.'
) }}
union all
{{ finding(
    relation='measures cross join period',
    is_held='title_count >= 1000 and views_share - hours_share >= 0.15',
    finding_id='engagement_views_or_hours', position=440, area='engagement', audience='analyst',
    headline='Films are [percent hours_share] of the hours and [percent views_share] of the views',
    claim='A view is the hours divided by the running time, so that a season of ten hours needs five times
        the hours of a film of two for as many views: which kind leads is a choice of measure.',
    value='views_share', unit='share',
    population='titles in the report of [text last_half_year]', population_count='title_count',
    period_from='last_from', period_to='last_on',
    caveat='Views are taken as published, also for the few titles without a running time.',
    report='rpt_engagement_totals', figure='engagement_long_tail',
    action='Set goals for films in views and for series in hours, and never add the two.',
    check='Rank the twenty most watched titles by both: goals that hold by one measure only should be named
        so in the next review.'
) }}
union all
{{ finding(
    relation='availability cross join period',
    is_held='availability.half_year_count >= 2 and least_share >= 0.4',
    finding_id='engagement_not_everywhere', position=450, area='engagement', audience='programmer',
    headline='[percent hours_share] of hours go to titles that cannot be watched everywhere',
    claim='They are [percent title_share] of the titles. Since 2024 their share of the hours has been
        [percent least_share] to [percent most_share].',
    value='hours_share', unit='share', low='least_share', high='most_share',
    population='titles of the report of [text last_half_year] that are not available globally',
    population_count='title_count', period_from='availability.first_on', period_to='last_on',
    uncertainty='lowest and highest of the half-years since 2024',
    caveat='In the first half of 2024 many series turned from available to not at once, so that earlier
        half-years are left out. How many countries a title is available in is not published.',
    report='rpt_engagement_by_availability', figure='engagement_availability',
    action='For the most watched of them, ask the price of the missing countries before that of new titles.',
    check='Compare the hours per title of those made available everywhere in the half-year before and after.'
) }}
