"""The recommenders: as good as published, equal to a reference, blind to what is held out."""

from pathlib import Path

import duckdb
import numpy as np
import pytest
import recommender_reference
from recommender_runs import TARGET, read_movielens, run
from threadpoolctl import threadpool_limits

from netflix_warehouse.fit import ease

DISCOUNTS = 1 / np.log2(np.arange(2, 12))
FITTED = ["biases", "rated_pairs", "liked_pairs", "predictions", "lists"]


@pytest.fixture(scope="module")
def ratings(shared_data: Path) -> np.ndarray:
    """MovieLens 100k."""
    if not (shared_data / "movielens" / "u.data").is_file():
        pytest.skip("real data is absent: no MovieLens ratings")
    return read_movielens(shared_data)


@pytest.fixture(scope="module")
def scored(
    ratings: np.ndarray, tmp_path_factory: pytest.TempPathFactory
) -> duckdb.DuckDBPyConnection:
    """The models built on all of it."""
    return run(ratings, tmp_path_factory.mktemp("movielens"))


@pytest.fixture(scope="module")
def few(ratings: np.ndarray) -> np.ndarray:
    """The ratings of some users."""
    return ratings[ratings[:, 0] <= 250]


@pytest.fixture(scope="module")
def few_scored(
    few: np.ndarray, tmp_path_factory: pytest.TempPathFactory
) -> duckdb.DuckDBPyConnection:
    """The models built on those."""
    return run(few, tmp_path_factory.mktemp("few"))


@pytest.fixture(scope="module")
def shuffled_scored(
    few: np.ndarray, tmp_path_factory: pytest.TempPathFactory
) -> duckdb.DuckDBPyConnection:
    """The models built on those, but with films and stars dealt out anew: nothing to learn."""
    draw = np.random.default_rng(11)
    dealt = few.copy()
    dealt[:, 1], dealt[:, 2] = draw.permutation(few[:, 1]), draw.permutation(few[:, 2])
    pairs = np.unique(dealt[:, :2], axis=0, return_index=True)[1]
    return run(dealt[pairs], tmp_path_factory.mktemp("shuffled"))


def score(connection: duckdb.DuckDBPyConnection, metric: str, model: str, column: str) -> float:
    """One score of a model, on the random folds where there are two."""
    return connection.execute(
        f"select {column} from marts.fct_recommender_scores"
        " where metric = ? and model = ? and task <> 'rating of the last film'",
        [metric, model],
    ).fetchall()[0][0]


def test_ease_is_its_closed_form(monkeypatch: pytest.MonkeyPatch) -> None:
    likes = np.random.default_rng(1).random((300, 40)) < 0.2
    inverse = np.linalg.inv(likes.T.astype(float) @ likes + 5 * np.eye(40))
    expected = np.eye(40) - inverse / np.diag(inverse)
    weights = ease.item_weights(*np.nonzero(likes), size=40, penalty=5)
    assert weights.dtype == np.float32
    np.testing.assert_allclose(weights, expected, atol=1e-5)
    monkeypatch.setattr(ease, "USERS_AT_ONCE", 7)
    np.testing.assert_allclose(
        ease.item_weights(*np.nonzero(likes), size=40, penalty=5), expected, atol=1e-5
    )
    with threadpool_limits(2):
        two = ease.item_weights(*np.nonzero(likes), size=40, penalty=5)
    with threadpool_limits(1):
        one = ease.item_weights(*np.nonzero(likes), size=40, penalty=5)
    assert one.tobytes() == two.tobytes()
    best, scores = ease.best_items(
        np.nonzero(likes), np.nonzero(likes), weights, user_count=300, places=40
    )
    whole = np.where(likes, -np.inf, likes @ expected)
    np.testing.assert_allclose(scores, -np.sort(-whole, axis=1), atol=1e-4)
    assert not np.take_along_axis(likes, best, axis=1)[np.isfinite(scores)].any()
    with pytest.raises(ValueError, match="must be higher"):
        ease.item_weights(np.array([0, 0]), np.array([0, 1]), size=2, penalty=0)


def test_ease_ranks_as_published(ratings: np.ndarray) -> None:
    """Folds as u1 to u5: each takes two ratings of five from the users not yet used up."""
    draw = np.random.default_rng(7)
    order = np.lexsort((ratings[:, 1], ratings[:, 0]))
    users, items = ratings[order, 0] - 1, ratings[order, 1] - 1
    liked = ratings[order, 2] >= 4
    fold = np.full(len(order), 4)
    for number in range(4):
        left = np.flatnonzero(fold == 4)
        fold[left[draw.random(len(left)) < 0.4][:20_000]] = number
    found = {"EASE": [], "popularity": []}
    for number in range(5):
        train = fold != number
        likes, seen = (x[train & liked] for x in (users, items)), (users[train], items[train])
        likes = tuple(likes)
        weights = ease.item_weights(*likes, size=items.max() + 1, penalty=300)
        popular = np.bincount(likes[1], minlength=len(weights))
        # As weights of anything liked: the same order of films for all.
        same = np.tile(popular.astype(np.float32), (len(weights), 1))
        wanted = np.zeros((users.max() + 1, len(weights)), dtype=bool)
        wanted[users[~train & liked], items[~train & liked]] = True
        for model, matrix in (("EASE", weights), ("popularity", same)):
            best = ease.best_items(likes, seen, matrix, user_count=len(wanted), places=10)[0]
            found[model].append(ndcg(best, wanted))
    reached = np.mean(found["EASE"])
    assert reached >= 0.395
    assert reached >= 1.9 * np.mean(found["popularity"])


def ndcg(best: np.ndarray, wanted: np.ndarray) -> float:
    """Mean NDCG@10 of the users who want anything."""
    count = wanted.sum(axis=1)
    hits = np.take_along_axis(wanted, best, axis=1)[count > 0]
    ideal = np.cumsum(DISCOUNTS)[np.minimum(count[count > 0], 10) - 1]
    return float((hits @ DISCOUNTS / ideal).mean())


def test_sql_predicts_what_the_reference_does(scored: duckdb.DuckDBPyConnection) -> None:
    rows = scored.execute("""
        select
            dense_rank() over (order by residuals.user_id) - 1 as user,
            dense_rank() over (order by residuals.movie_id) - 1 as item,
            residuals.rating,
            residuals.is_held_out,
            residuals.is_known,
            predictions.bias_prediction,
            predictions.neighbour_prediction
        from marts.fct_recommender_residuals as residuals
        left join marts.fct_recommender_predictions as predictions
            using (split_number, user_id, movie_id)
        where split_number = 1""").fetchnumpy()
    user, item, rating, held_out, known, plain, neighbour = rows.values()
    cells = np.column_stack([user, item, rating])
    tested = held_out & known
    expected = recommender_reference.predict(cells[~held_out], cells[tested])
    assert tested.sum() > 19_000
    np.testing.assert_allclose(np.asarray(plain[tested], float), expected[0], rtol=0, atol=1e-9)
    np.testing.assert_allclose(np.asarray(neighbour[tested], float), expected[1], rtol=0, atol=1e-9)


def test_models_beat_their_baselines_on_movielens(scored: duckdb.DuckDBPyConnection) -> None:
    assert score(scored, "NDCG@10", "EASE", "gain_low") > 0.9
    assert score(scored, "NDCG@10", "EASE", "is_used")
    assert score(scored, "HR@10", "next film", "gain_low") > 0.5
    assert score(scored, "HR@10", "film after one", "gain_low") > 0.4
    assert score(scored, "HR@10", "film after one", "is_used")
    assert score(scored, "HR@10", "next film", "score") > 1.25 * score(
        scored, "HR@10", "EASE", "score"
    )
    assert score(scored, "RMSE", "item neighbours", "score") < 0.92
    assert score(scored, "RMSE", "biases", "score") < 0.946


def test_intervals_hold_the_score_and_chance_differences_are_no_gain(
    scored: duckdb.DuckDBPyConnection,
) -> None:
    outside = scored.execute("""
        select * from marts.fct_recommender_scores
        where score not between score_low and score_high or gain not between gain_low and gain_high
        """).fetchall()
    assert not outside


def test_nothing_is_learnt_from_shuffled_ratings(
    few_scored: duckdb.DuckDBPyConnection, shuffled_scored: duckdb.DuckDBPyConnection
) -> None:
    for metric, model in [
        ("NDCG@10", "EASE"),
        ("NDCG@10", "item neighbours"),
        ("HR@10", "next film"),
        ("RMSE", "biases"),
        ("RMSE", "item neighbours"),
    ]:
        assert score(few_scored, metric, model, "gain_low") > 0
        assert score(shuffled_scored, metric, model, "gain_low") <= 0.01, (metric, model)
        assert score(shuffled_scored, metric, model, "gain") < 0.1, (metric, model)
    assert score(shuffled_scored, "HR@10", "film after one", "gain_low") <= 0.01


def test_held_out_ratings_change_no_prediction(
    few: np.ndarray, few_scored: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    held_out = few_scored.execute(
        "select user_id, movie_id from marts.fct_recommender_ratings where fold = 1"
    ).fetchall()
    changed = few.copy()
    rows = [pair in set(held_out) for pair in map(tuple, few[:, :2].tolist())]
    changed[rows, 2] = 6 - few[rows, 2]
    with run(changed, tmp_path) as again:
        for relation in FITTED:
            query = f"from marts.fct_recommender_{relation} where split_number = 1 order by all"
            columns = "* exclude (rating)" if relation == "predictions" else "*"
            before = few_scored.execute(f"select {columns} {query}").fetchall()
            assert before and again.execute(f"select {columns} {query}").fetchall() == before
        # The other folds learn from them: the change reaches what it should.
        other = "from marts.fct_recommender_biases where split_number = 2 order by all"
        assert again.execute(other).fetchall() != few_scored.execute(other).fetchall()


def test_without_ratings_all_is_empty(tmp_path: Path) -> None:
    with run(np.zeros((0, 4), dtype=np.int64), tmp_path) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where table_name like '%recommende%'"
        ).fetchall()
        assert len(tables) >= 16
        for (table,) in tables:
            assert connection.execute(f"select count(*) from marts.{table}").fetchall() == [(0,)]


def test_one_thread_and_two_find_the_same(
    few_scored: duckdb.DuckDBPyConnection,
) -> None:
    database = few_scored.execute("select path from duckdb_databases() where not internal")
    path = database.fetchall()[0][0]
    models = sorted((TARGET / "compiled").rglob("fct_recommende*.sql"))
    assert len(models) >= 14
    few_scored.close()
    found = []
    for threads in (1, 2):
        with duckdb.connect(path, read_only=True, config={"threads": threads}) as connection:
            found.append(
                [
                    connection.execute(
                        f"select * from ({model.read_text()}\n) order by all"
                    ).fetchall()
                    for model in models
                ]
            )
    assert found[0] == found[1]
    assert all(found[0])
