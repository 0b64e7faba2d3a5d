-- Two splits of two weeks: the second model halves the loss in every week, the third gains in one split only;
-- the fourth is better than the third, which says nothing.
with

weeks as (
    select 'a' as split, cast('2024-01-07' as date) as cluster, 4.0 as first_loss
    union all select 'a', cast('2024-01-14' as date), 8.0
    union all select 'b', cast('2024-01-07' as date), 6.0
    union all select 'b', cast('2024-01-14' as date), 2.0
),

losses as (
    {%- for model, number, baseline, loss, before in [
        ['first', 1, none, 'first_loss', 'null'],
        ['second', 2, 'first', 'first_loss / 2', 'first_loss'],
        ['third', 3, 'second', "case when split = 'a' then first_loss / 4 else first_loss end", 'first_loss / 2'],
        ['fourth', 4, 'third', "case when split = 'a' then first_loss / 8 else first_loss / 2 end", "case when split = 'a' then first_loss / 4 else first_loss end"],
    ] %}
    select
        'task' as task,
        split,
        'error' as metric,
        '{{ model }}' as model,
        {{ number }} as model_number,
        cast({{ "'" ~ baseline ~ "'" if baseline else 'null' }} as {{ dbt.type_string() }}) as baseline,
        0.1 as minimum_gain,
        cluster,
        cast({{ loss }} as double) as loss,
        cast({{ before }} as double) as baseline_loss
    from weeks
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

expected as (
    select 'a' as split, 'first' as model, 6.0 as score, cast(null as double) as gain, false as is_used
    union all select 'a', 'second', 3.0, 0.5, true
    union all select 'a', 'third', 1.5, 0.5, false
    union all select 'b', 'first', 4.0, null, false
    union all select 'b', 'second', 2.0, 0.5, true
    union all select 'b', 'third', 4.0, -1.0, false
    union all select 'a', 'fourth', 0.75, 0.5, false
    union all select 'b', 'fourth', 2.0, 0.5, false
),

found as (
    {{ model_scores('losses') }}
)

select
    expected.*,
    found.score as found_score,
    found.gain as found_gain,
    found.is_used as found_is_used
from expected
left join found on expected.split = found.split and expected.model = found.model
where
    found.score is null
    or abs(found.score - expected.score) > 0.000001
    or coalesce(abs(found.gain - expected.gain) > 0.000001, expected.gain is not null)
    or found.is_used <> expected.is_used
    or found.case_count <> 2
    -- The second model's gain is the same in every week: its interval has no width.
    or found.model = 'second' and (found.gain_low < 0.499999 or found.gain_high > 0.500001)
    -- Of 4 and 8 the mean is 6 and its variance (2 * 2 + 2 * 2) / (2 * 2) * 2 / (2 - 1) = 4.
    or found.split = 'a' and found.model = 'first' and abs(found.score_high - 6 - 1.96 * 2) > 0.0001
