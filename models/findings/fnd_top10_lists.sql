with

period as (
    select
        min(week_ending_on) as first_on,
        max(week_ending_on) as last_on
    from {{ ref('fct_top10_global_weeks') }}
),

returns as (
    select
        sum(debut_count) as debut_count,
        cast(sum(with_return_count) as double) / nullif(sum(debut_count), 0) as return_share,
        cast(sum(case when language_group = 'English' then with_return_count end) as double)
        / nullif(sum(case when language_group = 'English' then debut_count end), 0)
            as english_share,
        cast(sum(case when language_group = 'Non-English' then with_return_count end) as double)
        / nullif(sum(case when language_group = 'Non-English' then debut_count end), 0)
            as other_share
    from {{ ref('rpt_top10_returning_seasons_by_year') }}
),

comebacks as (
    select
        count(*) as comeback_count,
        count(case when weeks_away > 52 then 1 end) as late_count,
        cast(count(case when weeks_away > 52 then 1 end) as double) / nullif(count(*), 0)
            as late_share,
        count(case when kind = 'series' then 1 end) as series_count,
        cast(count(case when kind = 'series' and not is_with_new_season then 1 end) as double)
        / nullif(count(case when kind = 'series' then 1 end), 0) as unprompted_share
    from {{ ref('rpt_top10_comebacks') }}
),

whole_years as (
    select
        *,
        row_number() over (partition by kind order by year desc) as place_from_last
    from {{ ref('rpt_top10_languages') }}
    where week_count >= 52
),

languages as (
    select
        series.year,
        series.non_english_hours_share as series_share,
        films.non_english_hours_share as film_share,
        series.english_title_count + series.non_english_title_count as title_count,
        make_date(series.year, 1, 1) as year_from,
        make_date(series.year, 12, 31) as year_to
    from whole_years as series
    inner join whole_years as films on series.year = films.year and films.kind = 'film'
    where series.kind = 'series' and series.place_from_last = 1
),

ranked_weeks as (
    select
        week_ending_on,
        category = 'TV (Non-English)' as is_other_series,
        max(hours_viewed) as most_hours,
        max(case when weekly_rank = 1 then hours_viewed end) as first_hours
    from {{ ref('fct_top10_global_weeks') }}
    where is_ranked_by_views
    group by week_ending_on, category
),

overtaken as (
    select
        count(*) as list_count,
        cast(count(case when first_hours < most_hours then 1 end) as double) / nullif(count(*), 0)
            as overtaken_share,
        count(case when is_other_series then 1 end) as series_list_count,
        cast(count(case when is_other_series and first_hours < most_hours then 1 end) as double)
        / nullif(count(case when is_other_series then 1 end), 0) as series_share,
        min(week_ending_on) as ranked_from,
        max(week_ending_on) as ranked_to
    from ranked_weeks
),

first_ranks as (
    select
        count(*) as list_count,
        {{ exact_sum('cast(first_rank_hours as double) / nullif(hours_viewed, 0)') }} / count(*)
            as first_share
    from {{ ref('rpt_top10_hours_by_category') }}
),

weeks as (
    select
        week_ending_on,
        sum(hours_viewed) as hours_viewed
    from {{ ref('rpt_top10_hours_by_category') }}
    group by week_ending_on
),

-- The week that holds New Year against the median of the half-years before and after it.
new_years as (
    select
        weeks.week_ending_on,
        weeks.hours_viewed
        / percentile_cont(0.5) within group (order by cast(around.hours_viewed as double))
            as relative_hours
    from weeks
    inner join weeks as around
        on
            around.week_ending_on >= {{ add_weeks('weeks.week_ending_on', -26) }}
            and around.week_ending_on <= {{ add_weeks('weeks.week_ending_on', 26) }}
    where
        extract(month from weeks.week_ending_on) = 1
        and extract(day from weeks.week_ending_on) <= 7
    group by weeks.week_ending_on, weeks.hours_viewed
    having count(*) >= 40
),

holidays as (
    select
        count(*) as year_count,
        min(relative_hours) as least_ratio,
        max(relative_hours) as most_ratio,
        percentile_cont(0.5) within group (order by relative_hours) as median_ratio
    from new_years
)

{{ finding(
    relation='holidays cross join period',
    is_held='year_count >= 4 and least_ratio >= 1.15',
    finding_id='top10_new_year', position=250, area='top10', audience='programmer',
    headline='In the week of New Year the Top 10 is watched [ratio median_ratio] times as much as usual',
    claim='In each of [count year_count] winters the hours of the four lists were [ratio least_ratio] to
        [ratio most_ratio] times the median of the year around that week.',
    value='median_ratio', unit='ratio', low='least_ratio', high='most_ratio',
    population='weeks that hold 1 January', population_count='year_count',
    period_from='first_on', period_to='last_on',
    uncertainty='lowest and highest of the winters; the number is their median',
    caveat='New Year was asked for and not found by search. Big titles are launched for it, so that
        viewers at leisure and better titles cannot be told apart; only the ten titles of each list count.',
    report='rpt_top10_hours_by_category', figure='top10_hours',
    action='Launch the title that is to reach most people in the last ten days of December.',
    check='Compare its hours in the first 28 days with those of titles of like budget launched in
        another month.'
) }}
union all
{{ finding(
    relation='returns cross join period',
    is_held='debut_count >= 100 and return_share between 0.1 and 0.5',
    finding_id='top10_new_season_revives', position=260, area='top10', audience='programmer',
    headline='[percent return_share] of new seasons bring an earlier one back into the same Top 10',
    claim='In the week of the debut or the next an earlier season returns that had not been listed the
        week before: [percent english_share] of new seasons in English, [percent other_share] of others.',
    value='return_share', unit='share',
    low=wilson_bound('return_share', 'debut_count', '-'),
    high=wilson_bound('return_share', 'debut_count', '+'),
    population='debuts of second and later seasons in the two TV lists', population_count='debut_count',
    period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson',
    caveat='An earlier season that is watched anew but stays below the tenth place is not seen, so that
        this is a lower bound.',
    report='rpt_top10_returning_seasons_by_year', figure='top10_returning_seasons_by_year',
    action='Renew the licence of all seasons, and promote the first one two weeks before the new one.',
    check='Compare the share of new seasons that bring an earlier one back, and the hours of the earlier
        ones in that half-year, with and without that promotion.'
) }}
union all
{{ finding(
    relation='comebacks cross join period',
    is_held='comeback_count >= 50 and late_share >= 0.25',
    finding_id='top10_late_comebacks', position=270, area='top10', audience='fan',
    headline='[percent late_share] of comebacks to the Top 10 come more than a year after the title left',
    claim='Of [count comeback_count] returns to a list, [count late_count] followed an absence of over 52
        weeks. Of the [count series_count] returns of series, [percent unprompted_share] came without a new
        season beside them.',
    value='late_share', unit='share',
    low=wilson_bound('late_share', 'comeback_count', '-'),
    high=wilson_bound('late_share', 'comeback_count', '+'),
    population='runs of titles that had left the same list before', population_count='comeback_count',
    period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson, as if comebacks were independent; one title may have several',
    caveat='Absences can be no longer than the data, and early titles had more time to return: the share
        grows as the lists do.',
    report='rpt_top10_comebacks', figure='top10_comebacks'
) }}
union all
{{ finding(
    relation='languages',
    is_held='series_share >= 0.3 and series_share - film_share >= 0.05',
    finding_id='top10_non_english_series', position=280, area='top10', audience='analyst',
    headline='[percent series_share] of the hours in the TV lists of [year year] are not in English, of
        those in the film lists [percent film_share]',
    claim='The lists have as many places for non-English titles as for English ones. Per hour of the
        English ones, non-English series were watched for [ratio series_share / nullif(1 - series_share, 0)] hours
        and films for [ratio film_share / nullif(1 - film_share, 0)].',
    value='series_share', unit='share',
    population='titles in the two TV lists of the last whole year', population_count='title_count',
    period_from='year_from', period_to='year_to',
    caveat='Ten places a week are given to each list whatever is watched, so that this is no share of
        all viewing: English titles of rank 11 may have more hours than non-English ones of rank 10.',
    report='rpt_top10_languages', figure='top10_languages'
) }}
union all
{{ finding(
    relation='overtaken',
    is_held='list_count >= 100 and overtaken_share >= 0.1 and series_share >= 0.2',
    finding_id='top10_views_or_hours', position=290, area='top10', audience='analyst',
    headline='In [percent series_share] of weeks the number 1 of non-English TV is not its most watched
        series by hours',
    claim='Since the lists are ranked by views, hours divided by running time, a short series beats a
        longer one that was watched more. Over all four lists, another title of the ten has more hours than
        the first in [percent overtaken_share] of cases.',
    value='series_share', unit='share',
    population='weeks of the list TV (Non-English) since it is ranked by views',
    population_count='series_list_count', period_from='ranked_from', period_to='ranked_to',
    caveat='Titles of high hours below the tenth place by views are not seen: the true share can only be
        higher.',
    report='fct_top10_global_weeks', figure='top10_hours_and_views',
    action='Say by which measure a title leads, and compare series of unlike length by both.',
    check='Count the leaders named in a year that the other measure contradicts without a word: there
        should be none.'
) }}
union all
{{ finding(
    relation='first_ranks cross join period',
    is_held='list_count >= 100 and first_share >= 0.2',
    finding_id='top10_first_takes', position=295, area='top10', audience='analyst',
    headline='Number 1 alone has [percent first_share] of the hours of its ten',
    claim='On average over the weeks and the four lists, the first of the ten titles has
        [decimal first_share * 10] times the hours that each would have if they were watched alike.',
    value='first_share', unit='share',
    population='weekly lists', population_count='list_count', period_from='first_on', period_to='last_on',
    caveat='An average of weeks in which every list counts alike; since June 2023 the first is the first
        by views, which need not have most hours.',
    report='rpt_top10_hours_by_category', figure='top10_hours'
) }}
