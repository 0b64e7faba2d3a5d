with

period as (
    select
        min(week_ending_on) as first_on,
        max(week_ending_on) as last_on
    from {{ ref('fct_top10_global_weeks') }}
),

first_weeks as (
    select
        sum(observed_count) as debut_count,
        cast(sum(observed_count - listed_count) as double) / nullif(sum(observed_count), 0)
            as gone_share,
        max(1 - listed_share) as most_share,
        max_by(category, 1 - listed_share) as most_category,
        min(1 - listed_share) as least_share,
        max_by(category, listed_share) as least_category
    from {{ ref('rpt_top10_survival') }}
    where cohort = 'all years' and weeks_since_debut = 1
),

debuts as (
    select
        sum(case when debut_rank = 1 then run_count end) as first_count,
        {{ exact_sum('case when debut_rank = 1 then one_week_share * run_count end') }}
        / nullif(sum(case when debut_rank = 1 then run_count end), 0) as first_one_week_share,
        {{ exact_sum('case when debut_rank >= 8 then one_week_share * run_count end') }}
        / nullif(sum(case when debut_rank >= 8 then run_count end), 0) as last_one_week_share,
        sum(case when debut_rank >= 3 then run_count end) as lower_count,
        {{ exact_sum('case when debut_rank >= 3 then reached_first_rank_share * run_count end') }}
        / nullif(sum(case when debut_rank >= 3 then run_count end), 0) as climbed_share
    from {{ ref('rpt_top10_debut_rank') }}
),

second_weeks as (
    select
        max(case when category = 'TV (Non-English)' then observed_count end) as debut_count,
        max(case when category = 'TV (Non-English)' then above_debut_share_of_observed end)
            as series_share,
        max(case when category = 'TV (Non-English)' then remaining_share end) as remaining_share,
        max(case when category = 'TV (Non-English)' then median_hours_ratio end) as series_ratio,
        max(case when category = 'Films (English)' then above_debut_share_of_observed end)
            as film_share
    from {{ ref('rpt_top10_decay') }}
    where weeks_since_debut = 1
),

long_runs as (
    select
        *,
        lead(week_count) over (partition by category order by run_place) as next_week_count,
        row_number() over (order by week_count desc, total_hours desc, label) as place
    from {{ ref('rpt_top10_longest_runs') }}
),

run_counts as (
    select sum(run_count) as run_count from {{ ref('rpt_top10_debut_rank') }}
),

record as (
    select
        long_runs.*,
        run_counts.run_count
    from long_runs
    cross join run_counts
    where long_runs.place = 1
)

{{ finding(
    relation='first_weeks cross join period',
    is_held='debut_count >= 200 and gone_share between 0.2 and 0.6',
    finding_id='top10_one_week', position=210, area='top10', audience='programmer',
    headline='[percent gone_share] of what enters the global Top 10 is gone the next week',
    claim='From [percent least_share] of the debuts in [text least_category] to [percent most_share] in
        [text most_category] are not listed in their second week: a place in the list is most often a
        launch, not an audience that stays.',
    value='gone_share', unit='share',
    low=wilson_bound('gone_share', 'debut_count', '-'),
    high=wilson_bound('gone_share', 'debut_count', '+'),
    population='debuts in the four lists whose second week is published, live weekly shows left out',
    population_count='debut_count', period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson, as if debuts were independent draws',
    caveat='The lists were ranked by hours until June 2023 and by views since. A title that
        comes out late in a week has a full week only the second time.',
    report='rpt_top10_survival', figure='top10_survival',
    action='Report a launch by its second week, not by its entry into the list.',
    check='In the next half-year, set the share of one’s own debuts that are listed a second time beside
        this interval.'
) }}
union all
{{ finding(
    relation='debuts cross join period',
    is_held='lower_count >= 200 and climbed_share <= 0.1
        and last_one_week_share >= 3 * first_one_week_share',
    finding_id='top10_debut_decides', position=220, area='top10', audience='programmer',
    headline='Of titles that enter the Top 10 below second place, [percent climbed_share] ever reach the
        first',
    claim='The first week tells most: [percent last_one_week_share] of those that enter at ranks 8 to 10 are
        gone after a week, and [percent first_one_week_share] of those that enter as number 1.',
    value='climbed_share', unit='share',
    low=wilson_bound('climbed_share', 'lower_count', '-'),
    high=wilson_bound('climbed_share', 'lower_count', '+'),
    population='runs that began at ranks 3 to 10, in the four lists', population_count='lower_count',
    period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson',
    caveat='Runs still going on may climb yet. That a good start goes with a long stay does not say that
        the start makes it.',
    report='rpt_top10_debut_rank', figure='top10_debut_rank',
    action='Put the promotion into the days before and after the launch: later it lifts few titles.',
    check='Compare the share of runs begun below rank 2 that reach rank 1 or 2, in half-years before and
        after the change.'
) }}
union all
{{ finding(
    relation='second_weeks cross join period',
    is_held='debut_count >= 100 and series_share >= 1.4 * film_share and series_ratio > 1.05',
    finding_id='top10_second_week_grows', position=230, area='top10', audience='analyst',
    headline='[percent series_share] of non-English series are watched more in their second week than in
        their first',
    claim='Of English films only [percent film_share] are. Among the [percent remaining_share] of
        non-English series that are still listed, hours in the second week are [ratio series_ratio] times
        those of the first in the median.',
    value='series_share', unit='share',
    low=wilson_bound('series_share', 'debut_count', '-'),
    high=wilson_bound('series_share', 'debut_count', '+'),
    population='debuts in the list TV (Non-English) whose second week is published; those that left
        count as not watched more', population_count='debut_count',
    period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson',
    caveat='A first week has one to seven days of viewing, so that part of the growth is of days and not
        of viewers; series that come out week by week gain with their episodes.',
    report='rpt_top10_decay', figure='top10_decay',
    action='Decide nothing on a non-English series before its second week.',
    check='Rank the series of a half-year by the hours of their first and of their second week: the second
        ranking should agree better with the hours of the engagement report.'
) }}
union all
{{ finding(
    relation='record cross join period',
    is_held='week_count >= 20 and week_count >= 1.5 * next_week_count',
    finding_id='top10_longest_run', position=240, area='top10', audience='fan',
    headline='[title label] stayed in the Top 10 for [count week_count] weeks in a row, the next longest
        of its list for [count next_week_count]',
    claim='It is the longest unbroken run of the four lists. It began at rank [count debut_rank] and had
        most hours in week [count peak_week].',
    value='week_count', unit='weeks',
    population='runs in the four global lists', population_count='run_count',
    period_from='started_on', period_to='ended_on',
    caveat='One title, chosen because it is the extreme. Runs of the first published week may have begun
        earlier, and one that goes on in the last week may become longer.',
    report='rpt_top10_longest_runs', figure='top10_longest_runs'
) }}
