-- Which directors of at least four works keep coming back to the same people?
with

works as (
    select
        directors.person as director,
        count(distinct directors.title_id) as work_count
    from {{ ref('bridge_title_people') }} as directors
    where directors.role = 'director'
    group by directors.person
    having count(distinct directors.title_id) >= 4
),

companions as (
    select
        directors.person as director,
        members.person as cast_member,
        count(distinct members.title_id) as shared_count
    from {{ ref('bridge_title_people') }} as directors
    inner join {{ ref('bridge_title_people') }} as members
        on
            directors.title_id = members.title_id
            and members.role = 'cast'
            and directors.person <> members.person
    where directors.role = 'director'
    group by directors.person, members.person
)

select
    works.director,
    works.work_count,
    companions.cast_member,
    companions.shared_count,
    cast(companions.shared_count as double) / works.work_count as shared_share
from works
inner join companions on works.director = companions.director
where companions.shared_count >= 3
order by shared_share desc, companions.shared_count desc, works.director, companions.cast_member
