{#- Links are followed so many times: no person has more spellings in a row. -#}
{%- set hops = 4 -%}
{%- set credits = ref('int_catalogue_people') %}

with

counted as (
    select
        spelling,
        count(*) as credit_count
    from {{ credits }}
    group by spelling
),

cleaned as (
    select
        spelling,
        credit_count,
        coalesce({{ clean_text('spelling') }}, spelling) as cleaned_spelling
    from counted
),

spellings as (
    select
        spelling,
        credit_count,
        {{ normalize_nfc('cleaned_spelling') }} as person,
        coalesce({{ fold_text('cleaned_spelling') }}, cleaned_spelling) as spelling_key
    from cleaned
),

variants as (
    select
        spelling,
        spelling_key,
        person,
        credit_count
    from spellings
    qualify count(*) over (partition by spelling_key) > 1
),

-- Who else is credited beside each variant: picked before all people get their keys.
variant_companions as (
    select distinct
        variants.spelling,
        variants.spelling_key,
        others.spelling as companion
    from variants
    inner join {{ credits }} as own on variants.spelling = own.spelling
    inner join {{ credits }} as others on own.show_id = others.show_id
),

companion_keys as (
    select distinct
        variant_companions.spelling,
        variant_companions.spelling_key,
        companions.spelling_key as companion_key
    from variant_companions
    inner join spellings as companions on variant_companions.companion = companions.spelling
    where
        companions.spelling_key <> variant_companions.spelling_key
        and not {{ regexp_like('companions.spelling', name_suffix_pattern()) }}
),

-- Two spellings are one person only if they differ in invisible characters alone, or share a
-- companion.
links as (
    select distinct
        left_side.spelling,
        right_side.spelling as linked_spelling
    from companion_keys as left_side
    inner join companion_keys as right_side
        on
            left_side.spelling_key = right_side.spelling_key
            and left_side.companion_key = right_side.companion_key

    union

    select
        left_side.spelling,
        right_side.spelling as linked_spelling
    from variants as left_side
    inner join variants as right_side
        on left_side.spelling_key = right_side.spelling_key and left_side.person = right_side.person
),

-- The person takes the spelling credited most often, which each link passes on.
reached_0 as (
    select
        spelling,
        row_number() over (order by credit_count desc, spelling) as best_rank
    from variants
),

{% for hop in range(1, hops + 1) %}
reached_{{ hop }} as (
    select
        links.spelling,
        min(reached.best_rank) as best_rank
    from links
    inner join reached_{{ hop - 1 }} as reached on links.linked_spelling = reached.spelling
    group by links.spelling
),

{% endfor %}
chosen as (
    select
        reached.spelling,
        best.spelling as chosen_spelling
    from reached_{{ hops }} as reached
    inner join reached_0 as best on reached.best_rank = best.best_rank
)

select
    spellings.spelling,
    spellings.spelling_key,
    coalesce(best.person, spellings.person) as person,
    spellings.credit_count
from spellings
left join chosen on spellings.spelling = chosen.spelling
left join spellings as best on chosen.chosen_spelling = best.spelling
