with

period as (
    select
        min(week_ending_on) as first_on,
        max(week_ending_on) as last_on,
        count(distinct country_iso2) as listed_country_count
    from {{ ref('fct_top10_country_weeks') }}
),

bands as (
    select
        sum(title_count) as title_count,
        max(case when reach_band_number = 1 then title_share end) as one_share,
        max(case when reach_band_number = 1 then place_share end) as one_place_share,
        {{ exact_sum('case when reach_band_number >= 5 then title_share end') }} as wide_share,
        {{ exact_sum('case when reach_band_number >= 5 then place_share end') }}
            as wide_place_share
    from {{ ref('rpt_country_reach_distribution') }}
    where kind = 'all'
),

-- Where the first week is not seen, or the last, nobody knows how wide a title began or became.
starts as (
    select
        count(case when first_country_count < 20 then 1 end) as small_count,
        cast(count(case when first_country_count < 20 and country_count > 50 then 1 end) as double)
        / nullif(count(case when first_country_count < 20 then 1 end), 0) as small_share,
        count(case when first_country_count >= 20 then 1 end) as middle_count,
        cast(count(case when first_country_count >= 20 and country_count > 50 then 1 end) as double)
        / nullif(count(case when first_country_count >= 20 then 1 end), 0) as middle_share
    from {{ ref('rpt_country_reach') }}
    where not is_start_unknown and not is_still_listed and first_country_count <= 50
),

spread as (
    select
        sum(case when weeks_since_first = 0 then title_count end) as title_count,
        cast(sum(case when weeks_since_first = 0 then reached_country_count end) as double)
        / nullif(sum(case when weeks_since_first = 0 then country_count end), 0) as first_share,
        cast(sum(case when weeks_since_first = 1 then reached_country_count end) as double)
        / nullif(sum(case when weeks_since_first = 1 then country_count end), 0) as second_share
    from {{ ref('rpt_country_spread') }}
    where reach_band_number >= 5
),

pairs as (
    {% for country in ['country_a', 'country_b'] -%}
    select
        {{ country }} as country,
        weighted_jaccard_similarity as similarity
    from {{ ref('rpt_country_similarity') }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

similarities as (
    select
        country,
        percentile_cont(0.5) within group (order by similarity) as median_similarity
    from pairs
    group by country
),

own_titles as (
    select
        first_countries as country,
        count(*) as own_count
    from {{ ref('rpt_country_reach') }}
    where country_count = 1
    group by first_countries
),

placed as (
    select
        similarities.country,
        similarities.median_similarity,
        own_titles.own_count,
        row_number() over (order by similarities.median_similarity, similarities.country) as place,
        count(*) over () as country_count
    from similarities
    left join own_titles on similarities.country = own_titles.country
),

typical as (
    select percentile_cont(0.5) within group (order by median_similarity) as typical_similarity
    from similarities
),

outlier as (
    select
        placed.*,
        typical.typical_similarity
    from placed
    cross join typical
    where placed.place = 1
),

twins as (
    select * from {{ ref('rpt_country_similarity') }}
    where pair_rank = 1
),

pair_counts as (
    select
        count(*) as pair_count,
        percentile_cont(0.5) within group (order by weighted_jaccard_similarity)
            as typical_similarity
    from {{ ref('rpt_country_similarity') }}
),

leader as (
    select
        *,
        (alone_first_count - expected_alone_first_count)
        / nullif(expected_alone_first_deviation, 0) as deviations
    from {{ ref('rpt_country_first') }}
    where lead_rank = 1
),

winners as (
    select
        count(*) as title_count,
        count(case when number_one_country_count = listed_country_count then 1 end) as winner_count,
        {{ join_items(
            'case when number_one_country_count = listed_country_count then ' ~ title_text('title') ~ ' end',
            ' and '
        ) }} as winners
    from {{ ref('rpt_country_reach') }}
)

{{ finding(
    relation='bands cross join period',
    is_held='listed_country_count >= 20 and title_count >= 200 and one_share >= 0.25
        and wide_place_share >= 0.4 and wide_share <= 0.15',
    finding_id='countries_local_or_global', position=310, area='countries', audience='programmer',
    headline='[percent one_share] of titles chart in one country only; the [percent wide_share] that reach
        more than 50 take [percent wide_place_share] of the places',
    claim='Charting titles are mostly local, the places mostly global: titles of one country have
        [percent one_place_share] of the places in the lists of [count listed_country_count] countries.',
    value='one_share', unit='share',
    population='titles in a Top 10 of any country; a series counts once', population_count='title_count',
    period_from='first_on', period_to='last_on',
    caveat='Eight months of lists, and no hours: a place in a small country counts as much as one in a
        large one. Titles listed at either end may have charted elsewhere before or after.',
    report='rpt_country_reach_distribution', figure='country_reach',
    action='Give local titles a goal in their own country, not one of reach.',
    check='Compare the share of one’s local titles that chart at home before and after, and leave the
        number of countries out of their goals.'
) }}
union all
{{ finding(
    relation='starts cross join period',
    is_held='small_count >= 200 and middle_count >= 30 and small_share <= 0.05
        and middle_share >= 5 * small_share',
    finding_id='countries_small_starts_stay_small', position=320, area='countries', audience='programmer',
    headline='Of titles that start in fewer than 20 countries, [percent small_share] ever reach more than 50',
    claim='Of those that start in 20 to 50 countries, [percent middle_share] do. To grow from few
        countries to most is the exception.',
    value='small_share', unit='share',
    low=wilson_bound('small_share', 'small_count', '-'),
    high=wilson_bound('small_share', 'small_count', '+'),
    population='titles first listed in fewer than 20 countries, both ends of their run seen',
    population_count='small_count', period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson',
    caveat='Most of them were on offer in few countries: the data does not say where a title could be
        watched. A later hit of a new season is outside these eight months.',
    report='rpt_country_reach', figure='country_spread',
    action='Decide on worldwide promotion by the number of countries in the first week.',
    check='Compare the share that reaches more than 50 countries among promoted and unpromoted titles that
        started in 20 to 50.'
) }}
union all
{{ finding(
    relation='spread cross join period',
    is_held='title_count >= 30 and second_share >= 0.9',
    finding_id='countries_wide_at_once', position=330, area='countries', audience='analyst',
    headline='Titles that chart in more than 50 countries are in [percent second_share] of them by their
        second week',
    claim='In the first week they are in [percent first_share]. What becomes a worldwide hit is one at
        once.',
    value='second_share', unit='share',
    population='titles that reached more than 50 countries within the weeks followed',
    population_count='title_count', period_from='first_on', period_to='last_on',
    caveat='Chosen by their later reach, so that this tells how hits spread and not which titles become
        hits.',
    report='rpt_country_spread', figure='country_spread'
) }}
union all
{{ finding(
    relation='outlier cross join period',
    is_held='country_count >= 20 and own_count >= 20 and median_similarity <= 0.6 * typical_similarity',
    finding_id='countries_own_taste', position=340, area='countries', audience='programmer',
    headline='[text country] watches least like the others: its lists share
        [percent median_similarity] with those of the median country',
    claim='The median of that overlap over all countries is [percent typical_similarity]. Besides,
        [count own_count] titles charted in [text country] and nowhere else.',
    value='median_similarity', unit='share',
    population='countries with a list, compared in pairs', population_count='country_count',
    period_from='first_on', period_to='last_on',
    caveat='The lowest of all countries, chosen because it is. Overlap is of titles weighted by weeks
        (Jaccard); what is on offer differs between countries.',
    report='rpt_country_similarity', figure='country_similarity',
    action='Buy and schedule for [text country] on its own lists, not on those of its region.',
    check='Compare the weeks in its Top 10 per title bought for it and per title bought for the region.'
) }}
union all
{{ finding(
    relation='twins cross join pair_counts cross join period',
    is_held='pair_count >= 100 and weighted_jaccard_similarity >= 0.7
        and weighted_jaccard_similarity >= 2 * typical_similarity',
    finding_id='countries_twins', position=350, area='countries', audience='programmer',
    headline='The lists of [text country_a] and [text country_b] are nearly one: they share
        [percent weighted_jaccard_similarity]',
    claim='[count shared_title_count] titles charted in both, of [count title_count_a] and
        [count title_count_b]; two countries picked at random share [percent typical_similarity].',
    value='weighted_jaccard_similarity', unit='share',
    population='pairs of countries with a list', population_count='pair_count',
    period_from='first_on', period_to='last_on',
    caveat='The closest of all pairs, chosen because it is. Overlap is of titles weighted by weeks
        (Jaccard).',
    report='rpt_country_similarity', figure='country_similarity',
    action='Test artwork or dates in one of the two and keep the other as it is: few pairs are better
        matched.',
    check='Before the test, the overlap of their lists should stay above two thirds for a quarter; after
        it, the difference in weeks listed is the effect.'
) }}
union all
{{ finding(
    relation='leader cross join period',
    is_held='led_title_count >= 10 and deviations >= 3.5',
    finding_id='countries_first', position=360, area='countries', audience='analyst',
    headline='First with a title [decimal alone_first_ratio] times as often as by chance: [text country]',
    claim='It had [count alone_first_count] of [count led_title_count] titles before all other countries
        that listed them later; if each first country were drawn by lot, it would be
        [decimal expected_alone_first_count], [decimal deviations] standard deviations fewer.',
    value='alone_first_ratio', unit='ratio',
    population='titles that one country listed before all others, and that [text country] listed too',
    population_count='led_title_count', period_from='first_on', period_to='last_on',
    caveat='The furthest above chance among [count listed_country_count] countries, hence the bar of 3.5
        deviations. A country is first with its own titles, and where a title was not released
        everywhere on one day.',
    report='rpt_country_first', figure='country_first'
) }}
union all
{{ finding(
    relation='winners cross join period',
    is_held='listed_country_count >= 20 and title_count >= 200 and winner_count between 1 and 5',
    finding_id='countries_number_one_everywhere', position=370, area='countries', audience='fan',
    headline='Number 1 in every one of [count listed_country_count] countries: [text winners], and no
        other of [count title_count] titles',
    claim='To be number 1 for a week in each country is rarer than to be listed in each.',
    value='winner_count', unit='titles',
    population='titles in a Top 10 of any country', population_count='title_count',
    period_from='first_on', period_to='last_on',
    caveat='Eight months of lists; the weeks at the top need not be the same in all countries. A series
        counts with all its seasons.',
    report='rpt_country_reach', figure='country_reach'
) }}
