with

lists_period as (
    select
        min(week_ending_on) as first_on,
        max(week_ending_on) as last_on
    from {{ ref('fct_top10_global_weeks') }}
),

halves_period as (
    select
        max(half_year) as half_year,
        {{ half_year_starts_on('min(half_year)') }} as first_on,
        {{ half_year_ends_on('max(half_year)') }} as last_on
    from {{ ref('fct_engagement_half_years') }}
),

fifths as (
    select
        category,
        max(case when debut_quintile = 5 then median_weeks end) as strong_weeks,
        max(case when debut_quintile = 5 then weeks_low end) as weeks_low,
        max(case when debut_quintile = 5 then weeks_high end) as weeks_high,
        max(case when debut_quintile = 5 then debut_count end) as strong_count,
        max(case when debut_quintile = 5 then least_debut_hours end) as strong_hours,
        max(case when debut_quintile = 1 then median_weeks end) as weak_weeks,
        max(case when debut_quintile = 1 then most_debut_hours end) as weak_hours,
        max(case when debut_quintile = 1 then 1 - staying_share end) as weak_gone_share
    from {{ ref('rpt_top10_debut_survival') }}
    where week_number = 1
    group by category
),

furthest as (
    select
        *,
        row_number() over (order by strong_weeks - weak_weeks desc, category) as place
    from fifths
),

gems as (
    select
        count(*) as title_count,
        count(case when is_engagement_gem then 1 end) as gem_count,
        cast(count(case when is_engagement_gem and half_year_count >= 4 then 1 end) as double)
        / nullif(count(case when is_engagement_gem then 1 end), 0) as old_share
    from {{ ref('fct_title_gems') }}
    where is_available_globally and not is_in_top10
),

best_gem as (
    select
        title as best_title,
        engagement_ratio as best_ratio
    from {{ ref('rpt_title_gems') }}
    where hidden_place = 1 and is_engagement_gem
),

lasting as (
    select
        *,
        row_number() over (order by typical_ratio_low desc, genre, country) as place,
        count(*) over () as lasting_count
    from {{ ref('rpt_market_gaps') }}
    where
        gap = 'demand outruns supply'
        and sure_gap = 'demand outruns supply'
        and is_lasting
        and half_year_count >= 3
)

{{ finding(
    relation='furthest cross join lists_period',
    is_held='place = 1 and strong_count >= 30 and strong_weeks >= 2 * weak_weeks',
    finding_id='top10_debut_hours_decide', position=225, area='top10', audience='programmer',
    headline='Half of the strongest debuts in [text category] are out of the Top 10 after
        [count strong_weeks] weeks, of the weakest after [count weak_weeks]',
    claim='Strongest is the fifth with most hours in the first week, [large strong_hours] or more;
        weakest that with fewest, up to [large weak_hours], of which [percent weak_gone_share] are gone
        after a week. It is the list in which the first week tells most.',
    value='strong_weeks', unit='weeks', low='weeks_low', high='weeks_high',
    population='debuts of that list in the fifth with most hours', population_count='strong_count',
    period_from='first_on', period_to='last_on',
    uncertainty='interval that holds about 80% of the runs',
    caveat='A first week has one to seven days of viewing, and hours favour long titles. That a
        strong start goes with a long stay does not say that it makes it.',
    report='rpt_top10_debut_survival', figure='top10_debut_survival',
    action='Plan what follows a launch, from a second push to the next release, by the fifth its first week
        falls into.',
    check='Of the next 50 debuts of that fifth, about 40 should stay within the interval.'
) }}
union all
{{ finding(
    relation='gems cross join best_gem cross join halves_period',
    is_held='gem_count >= 10 and best_ratio >= 3',
    finding_id='engagement_hidden_gems', position=495, area='engagement', audience='fan',
    headline='[count gem_count] titles that are in no Top 10 list are expected to keep three times the
        views of their peers, or more',
    claim='[title best_title] leads: it is expected to keep [decimal best_ratio] times the views a week of titles of the same
        kind, age, genre, language, number of seasons and running time. It is no flash: [percent old_share] of them have
        been in four half-yearly reports or more.',
    value='gem_count', unit='titles',
    population='titles of the last report that are available everywhere and in no Top 10 list',
    population_count='title_count', period_from='first_on', period_to='last_on',
    caveat='Many are for children, who watch again and again, and fame from before or from cinemas is
        unknown to the comparison. The Top 10 lists began in 2021 and do not know the best weeks of older
        titles. It is expected of those that stay: what leaves the service is not foreseen.',
    report='rpt_title_gems', figure='title_gems',
    action='Look there for what to watch next; renew and promote them before titles of their kind.',
    check='In the next report, 19 of 20 of them should still have more views a week than their peers.'
) }}
union all
{{ finding(
    relation='lasting cross join halves_period',
    is_held='place = 1 and title_count >= 20 and typical_ratio_low >= 1.5',
    finding_id='supply_cell_wanted', position=556, area='titles', audience='programmer',
    headline='[text genre], [text country]: a title is expected to have [decimal typical_ratio] times the
        hours of its kind',
    claim='That is expected of one title more: the geometric mean of these [count title_count], drawn towards
        the [decimal genre_country_ratio] that genre and country alone would give, as [count title_count] titles
        prove little. It was above 1 in each of [count half_year_count] half-years, and stays there when only
        sure matches of titles count.',
    value='typical_ratio', unit='ratio', low='typical_ratio_low', high='typical_ratio_high',
    population='titles of that genre and country in the catalogue and the last report',
    population_count='title_count', period_from='first_on', period_to='last_on',
    uncertainty='95% interval of what is expected, titles of all genres and countries varying alike',
    caveat='The furthest of [count lasting_count] genres of countries that stand like this. The catalogue
        is an old snapshot: what was added since is unknown, and titles that were dropped are not in the
        report. Hours favour long series and say nothing of cost.',
    report='rpt_market_gaps', figure='market_gaps',
    action='Ask for more of [text genre] from [text country] first, at the price of its kind.',
    check='In the next report, compare the hours of titles bought so with the median title bought
        otherwise.'
) }}
