with

credits as (
    select * from {{ ref('int_catalogue_people') }}
),

counted as (
    select
        spelling,
        count(*) as credit_count
    from credits
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
        spelling_key
    from spellings
    qualify count(*) over (partition by spelling_key) > 1
),

-- Who else is credited beside each variant.
variant_companions as (
    select distinct
        variants.spelling,
        variants.spelling_key,
        companions.spelling_key as companion_key
    from variants
    inner join credits as own on variants.spelling = own.spelling
    inner join credits as others on own.show_id = others.show_id
    inner join spellings as companions on others.spelling = companions.spelling
    where companions.spelling_key <> variants.spelling_key
),

-- Two spellings are one person only if they differ in invisible characters alone, or share a
-- companion.
links as (
    select distinct
        left_side.spelling,
        right_side.spelling as linked_spelling
    from variant_companions as left_side
    inner join variant_companions as right_side
        on
            left_side.spelling_key = right_side.spelling_key
            and left_side.companion_key = right_side.companion_key

    union

    select
        left_side.spelling,
        right_side.spelling as linked_spelling
    from spellings as left_side
    inner join spellings as right_side on left_side.person = right_side.person
),

-- The person takes the spelling credited most often.
chosen as (
    select
        links.spelling,
        links.linked_spelling as chosen_spelling
    from links
    inner join spellings on links.linked_spelling = spellings.spelling
    qualify row_number() over (
        partition by links.spelling
        order by spellings.credit_count desc, links.linked_spelling
    ) = 1
)

select
    spellings.spelling,
    spellings.spelling_key,
    final_choice.person,
    spellings.credit_count
from spellings
inner join chosen as first_choice on spellings.spelling = first_choice.spelling
inner join chosen as second_choice on first_choice.chosen_spelling = second_choice.spelling
inner join spellings as final_choice on second_choice.chosen_spelling = final_choice.spelling
