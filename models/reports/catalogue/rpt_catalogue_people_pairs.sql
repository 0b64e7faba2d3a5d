with

people as (
    select * from {{ ref('bridge_title_people') }}
),

pairs as (
    select
        left_side.role || ' and ' || right_side.role as roles,
        left_side.person as person_a,
        right_side.person as person_b,
        count(distinct left_side.title_id) as title_count
    from people as left_side
    inner join people as right_side
        on
            left_side.title_id = right_side.title_id
            and left_side.person <> right_side.person
            and (
                (left_side.role = right_side.role and left_side.person < right_side.person)
                or (left_side.role = 'director' and right_side.role = 'cast')
            )
    group by left_side.role, right_side.role, left_side.person, right_side.person
    having count(distinct left_side.title_id) >= {{ var('report_minimum_pair_titles') }}
)

select
    roles,
    cast(
        row_number()
            over (partition by roles order by title_count desc, person_a, person_b)
        as integer
    ) as pair_rank,
    person_a,
    person_b,
    title_count
from pairs
qualify pair_rank <= {{ var('report_people_limit') }}
order by roles, pair_rank
