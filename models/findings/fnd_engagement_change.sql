with

half_years as (
    select
        half_year,
        {{ half_year_starts_on('half_year') }} as starts_on,
        {{ half_year_ends_on('half_year') }} as ends_on
    from {{ ref('rpt_engagement_totals') }}
    where kind = 'all'
),

period as (
    select
        min(starts_on) as first_on,
        max(ends_on) as last_on,
        max(half_year) as last_half_year,
        max(starts_on) as last_from
    from half_years
),

early as (
    select
        sum(title_count) as title_count,
        count(distinct half_year) as pair_count,
        cast(sum(later_hours) as double) / nullif(sum(hours_viewed), 0) as kept_share,
        min(pooled_hours_ratio) as least_share,
        max(pooled_hours_ratio) as most_share
    from {{ ref('rpt_engagement_retention') }}
    where cohort = 'early releases'
),

later as (
    select
        half_year,
        next_half_year,
        sum(new_title_count) as new_count,
        sum(kept_title_count) as kept_count,
        cast(sum(new_hours) as double) / nullif(sum(new_hours + later_hours), 0) as new_share
    from {{ ref('rpt_engagement_retention') }}
    where cohort = 'all titles'
    group by half_year, next_half_year
),

renewal as (
    select
        count(*) as pair_count,
        max_by(new_share, half_year) as new_share,
        max_by(new_count, half_year) as new_count,
        max_by(new_count + kept_count, half_year) as title_count,
        min(new_share) as least_share,
        max(new_share) as most_share
    from later
),

title_hours as (
    select
        half_year,
        engagement_title_id,
        sum(hours_viewed) as hours_viewed,
        min(released_on) as released_on
    from {{ ref('fct_engagement_half_years') }}
    group by half_year, engagement_title_id
),

-- A title that the next report does not list has no hours then.
followed as (
    select
        title_hours.half_year,
        title_hours.hours_viewed,
        coalesce(next_hours.hours_viewed, 0) as next_hours,
        case
            when title_hours.released_on >= half_years.starts_on then 'new'
            when title_hours.released_on >= {{ half_year_starts_on('title_hours.half_year', 3) }}
                then 'young'
            when title_hours.released_on is not null then 'old'
        end as age
    from title_hours
    inner join half_years on title_hours.half_year = half_years.half_year
    inner join half_years as next_half_years
        on next_half_years.half_year = {{ next_half_year('title_hours.half_year') }}
    left join title_hours as next_hours
        on
            next_half_years.half_year = next_hours.half_year
            and title_hours.engagement_title_id = next_hours.engagement_title_id
),

kept as (
    select
        half_year,
        age,
        count(*) as title_count,
        sum(hours_viewed) as hours_viewed,
        sum(next_hours) as next_hours,
        cast(sum(next_hours) as double) / sum(hours_viewed) as kept_share
    from followed
    where age in ('new', 'old')
    group by half_year, age
),

ages as (
    select
        count(distinct half_year) as pair_count,
        sum(case when age = 'old' then title_count end) as old_count,
        cast(sum(case when age = 'old' then next_hours end) as double)
        / nullif(sum(case when age = 'old' then hours_viewed end), 0) as old_share,
        cast(sum(case when age = 'new' then next_hours end) as double)
        / nullif(sum(case when age = 'new' then hours_viewed end), 0) as new_share,
        min(case when age = 'old' then kept_share end) as least_share,
        max(case when age = 'old' then kept_share end) as most_share
    from kept
),

releases as (
    select
        sum(by_age.title_count) as title_count,
        max(case when by_age.age_band_number = 1 then by_age.title_share end) as new_share,
        max(case when by_age.age_band_number = 1 then by_age.hours_share end) as new_hours_share,
        max(case when by_age.age_band_number = 1 then by_age.title_count end) as new_count
    from {{ ref('rpt_engagement_by_age') }} as by_age
    inner join period on by_age.half_year = period.last_half_year
    where by_age.kind = 'all'
)

{{ finding(
    relation='early cross join period',
    is_held='title_count >= 50 and pair_count >= 2 and most_share <= 0.3',
    finding_id='engagement_early_releases_fade', position=460, area='engagement', audience='programmer',
    headline='Half a year later, new releases are watched for [percent kept_share] of the hours of their
        first half-year',
    claim='Films and series released in the first 60 days of a half-year keep between
        [percent least_share] and [percent most_share] of its hours in the next.',
    value='kept_share', unit='share', low='least_share', high='most_share',
    population='titles released early in a half-year that has a next one', population_count='title_count',
    period_from='first_on', period_to='last_on',
    uncertainty='lowest and highest of the half-years and kinds',
    caveat='Hours are pooled, so that hits weigh most. A title that is gone counts with none. Most titles
        with a date of release are originals.',
    report='rpt_engagement_retention', figure='engagement_retention',
    action='Write a new release off over its first half-year: plan its second with
        [percent kept_share] of the hours.',
    check='In the next report, compare the hours of this half-year’s early releases with that plan; a
        title above a third is worth another campaign.'
) }}
union all
{{ finding(
    relation='renewal cross join period',
    is_held='pair_count >= 2 and most_share <= 0.4 and least_share >= 0.15',
    finding_id='engagement_listed_before', position=470, area='engagement', audience='analyst',
    headline='[percent 1 - new_share] of a half-year’s hours go to titles that the half-year before had too',
    claim='The [count new_count] titles that are new to the report of [text last_half_year] have
        [percent new_share] of its hours; in other half-years it was between [percent least_share] and
        [percent most_share].',
    value='1 - new_share', unit='share', low='1 - most_share', high='1 - least_share',
    population='titles in the report of [text last_half_year]', population_count='title_count',
    period_from='first_on', period_to='last_on',
    uncertainty='lowest and highest of the half-years',
    caveat='New to the report is not new to the service: old titles rise above its floor or are licensed
        again, and a title relabelled may count as new.',
    report='rpt_engagement_retention', figure='engagement_retention'
) }}
union all
{{ finding(
    relation='ages cross join period',
    is_held='pair_count >= 2 and old_count >= 200 and least_share >= 0.7 and most_share <= 1
        and old_share >= 2 * new_share',
    finding_id='engagement_old_titles_last', position=480, area='engagement', audience='programmer',
    headline='From one half-year to the next, titles of three years or more keep [percent old_share] of
        their hours; those just released [percent new_share]',
    claim='The fall is of the first years: what is still watched after three keeps between
        [percent least_share] and [percent most_share] from each half-year to the next, titles that are
        gone included.',
    value='old_share', unit='share', low='least_share', high='most_share',
    population='titles with a date of release three years or more before the half-year, counted in each
        half-year that has a next one', population_count='old_count',
    period_from='first_on', period_to='last_on',
    uncertainty='lowest and highest of the half-years',
    caveat='Titles whose audience had gone within three years are no longer listed, so that this is of
        those that lasted. Few licensed titles have a date of release.',
    report='fct_engagement_half_years', figure='engagement_by_age',
    action='Value an original in its third year as an income that lasts: by its present hours, not by a
        falling curve.',
    check='In the next report, the titles of three years or more should again keep at least
        [percent least_share] of their hours.'
) }}
union all
{{ finding(
    relation='releases cross join period',
    is_held='title_count >= 1000 and new_hours_share >= 3 * new_share and new_share <= 0.1',
    finding_id='engagement_new_releases', position=490, area='engagement', audience='fan',
    headline='Titles released in the half-year are [percent new_share] of its titles and
        [percent new_hours_share] of its hours',
    claim='[count new_count] titles with a date of release within the half-year had only part of it to be
        watched in, and still [decimal new_hours_share / nullif(new_share, 0)] times the hours of an average title.',
    value='new_hours_share', unit='share',
    population='titles in the report of [text last_half_year]', population_count='title_count',
    period_from='last_from', period_to='last_on',
    caveat='Titles without a date of release, mostly licensed, may be new as well: the share can only be
        higher.',
    report='rpt_engagement_by_age', figure='engagement_by_age'
) }}
