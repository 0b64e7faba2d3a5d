with

cases as (
    select 'Consequences ' as spelling, 'consequences' as expected_key
    union all select 'Consequences' || {{ character(160) }}, 'consequences'
    union all select {{ character(8203) }} || 'ShAdOw  Play', 'shadow play'
    union all select 'Sin Senos sí Hay Paraíso', 'sin senos si hay paraiso'
    union all select 'Cafe' || {{ character(769) }}, 'cafe'
    union all select 'İstanbul Işık Ağaç', 'istanbul isik agac'
    union all select 'Straße nach Łódź', 'strasse nach lodz'
    union all select 'Æon & Œuvre', 'aeon and oeuvre'
    union all select 'Salt, Fat & Heat: Part 2!', 'salt fat and heat part 2'
    union all select 'It' || {{ character(8217) }} || 's a Day', 'its a day'
    union all select 'हिन्दी', 'हिन्दी'
    union all select 'ガラスの仮面', 'ガラスの仮面'
    union all select 'Привет, Мир', 'привет мир'
    union all select '???', '???'
),

cleaned as (
    select
        *,
        {{ clean_text('spelling') }} as cleaned_spelling
    from cases
)

select
    spelling,
    expected_key,
    {{ title_key(fold_text('cleaned_spelling')) }} as actual_key
from cleaned
where {{ title_key(fold_text('cleaned_spelling')) }} is distinct from expected_key

union all

-- Versions in other languages are works of their own.
select
    'language version' as spelling,
    'two keys' as expected_key,
    'one key' as actual_key
where {{ title_key(fold_text("'Petta (Telugu Version)'")) }} = {{ title_key(fold_text("'Petta'")) }}
