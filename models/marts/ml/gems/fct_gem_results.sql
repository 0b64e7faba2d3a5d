{#- Models in the order in which they are tried, each with its baseline. -#}
{%- set models = {
    'views a week': [
        ['peers', none], ['as last half-year', 'peers'],
        ['peers and residual', 'as last half-year']
    ],
    'change of views a week': [['peers', none], ['peers and residual', 'peers']],
    'hours of other titles': [
        ['kind', none], ['genre and country', 'kind'], ['cell', 'genre and country']
    ],
} -%}
{%- set forecasts = {
    'peers': 'peers', 'as last half-year': 'log_views_before', 'peers and residual': 'peers + effect',
    'kind': 'kind_mean', 'genre and country': 'main_effect', 'cell': 'effect',
} -%}
{%- set tables = {
    'views a week': 'levels', 'change of views a week': 'changes', 'hours of other titles': 'others',
} -%}
with

{{ market_titles() }},

-- Half of the titles tell what the other half has, and the other way round.
halves as (
    select
        *,
        max(half_year) over () as last_half_year,
        case when left(md5(title_id), 1) < '8' then 'first' else 'second' end as half
    from market_titles
    where match_scope = 'all'
),

first_titles as (
    select * from halves
    where half = 'first' and half_year = last_half_year
),

second_titles as (
    select * from halves
    where half = 'second' and half_year = last_half_year
),

{{ market_cells('first_titles', 'first_cells') }},

{{ market_cells('second_titles', 'second_cells') }},

{% for told, telling in [('first', 'second'), ('second', 'first')] -%}
{{ told }}_others as (
    select
        'the {{ told }} half of the titles' as half_year,
        titles.title_id,
        avg(titles.log_hours) as actual,
        avg(kinds.kind_mean) as kind_mean,
        avg(kinds.kind_mean) + {{ exact_sum('coalesce(cells.main_effect, 0)') }} / count(*)
            as main_effect,
        avg(kinds.kind_mean) + {{ exact_sum('coalesce(cells.effect, 0)') }} / count(*) as effect
    from {{ told }}_titles as titles
    inner join {{ telling }}_cells_of_kind as kinds on titles.kind = kinds.kind
    left join {{ telling }}_cells as cells
        on
            titles.kind = cells.kind
            and titles.genre = cells.genre
            and titles.country = cells.country
    group by titles.title_id
),

{% endfor -%}
others as (
    select * from first_others
    union all
    select * from second_others
),

groups as (
    select distinct
        half_year,
        kind,
        age_band,
        is_available_globally,
        is_of_other_language,
        season_band,
        group_log_views
    from {{ ref('fct_gem_cases') }}
    where match_scope = 'all'
),

-- Peers as they were in the half-year before, at the age and with the seasons of the one forecast.
levels as (
    select
        cases.half_year,
        cases.title_id,
        cases.log_views as actual,
        before.log_views as log_views_before,
        coalesce(groups.group_log_views, before.group_log_views)
        + before.runtime_effect + before.genre_effect as peers,
        effects.effect
    from {{ ref('fct_gem_cases') }} as cases
    inner join {{ ref('fct_gem_cases') }} as before
        on
            cases.title_id = before.title_id
            and cases.kind = before.kind
            and cases.half_year = {{ next_half_year('before.half_year') }}
            and before.match_scope = 'all'
    inner join {{ ref('fct_gem_effects') }} as effects
        on
            before.title_id = effects.title_id
            and before.kind = effects.kind
            and before.half_year = effects.half_year
            and effects.match_scope = 'all'
    left join groups
        on
            before.half_year = groups.half_year
            and cases.kind = groups.kind
            and cases.age_band = groups.age_band
            and cases.is_available_globally = groups.is_available_globally
            and cases.is_of_other_language = groups.is_of_other_language
            and cases.season_band = groups.season_band
    where cases.match_scope = 'all'
),

change_groups as (
    select distinct
        half_year,
        kind,
        age_band,
        is_available_globally,
        is_of_other_language,
        season_change,
        peer_log_change
    from {{ ref('fct_gem_changes') }}
),

changes as (
    select
        later.half_year,
        later.title_id,
        later.log_change as actual,
        coalesce(change_groups.peer_log_change, earlier.peer_log_change) as peers,
        earlier.expected_residual as effect
    from {{ ref('fct_gem_changes') }} as later
    inner join {{ ref('fct_gem_changes') }} as earlier
        on
            later.title_id = earlier.title_id
            and later.kind = earlier.kind
            and later.half_year_before = earlier.half_year
            and earlier.expected_residual is not null
    left join change_groups
        on
            earlier.half_year = change_groups.half_year
            and later.kind = change_groups.kind
            and later.age_band = change_groups.age_band
            and later.is_available_globally = change_groups.is_available_globally
            and later.is_of_other_language = change_groups.is_of_other_language
            and later.season_change = change_groups.season_change
)
{% for task, tried in models.items() %}
{%- for model, baseline in tried %}
{%- set forecast = forecasts[model] %}
select
    '{{ task }}' as task,
    half_year as split,
    'absolute error, natural logarithm' as metric,
    '{{ model }}' as model,
    {{ loop.index }} as model_number,
    cast({{ "'" ~ baseline ~ "'" if baseline else 'null' }} as {{ dbt.type_string() }})
        as baseline,
    cast(0 as double) as minimum_gain,
    title_id,
    cast(abs({{ forecast }} - actual) as double) as loss,
    cast({{ 'abs(' ~ forecasts[baseline] ~ ' - actual)' if baseline else 'null' }} as double)
        as baseline_loss
from {{ tables[task] }}
{{ 'union all' if not loop.last }}
{%- endfor %}
{{ 'union all' if not loop.last }}
{%- endfor %}
