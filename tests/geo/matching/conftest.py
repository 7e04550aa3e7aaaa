import pytest

from geo.matching import Names

TWINS = {
    "boundaries/divisions": [
        ("990102,西甲区,West A District,Xijia Qu", "990102,鼓楼区,Gulou District,Gǔlóu Qū"),
        ("990301,东丙县,East C County,Dongbing Xian", "990301,鼓楼区,Gulou District,Gǔlóu Qū"),
        ("990400,丁市,Dville,Ding Shi", "990400,长丁市,Changding,Chángdīng Shì"),
        ("990402,西丁县,West D County,Xiding Xian",
         "990402,长丁县,Changding County,Chángdīng Xiàn"),
        ("990202,西乙县,West B County,Xiyi Xian",
         "990202,西乙族自治县,Xiyi Autonomous County,Xīyǐ Zú Zìzhìxiàn"),
    ],
    "boundaries/code_changes": [
        ("old_adcode,old_name_zh,new_adcode,code_first_year_end\n",
         "old_adcode,old_name_zh,new_adcode,code_first_year_end\n990405,老丁县,990401,2015\n"),
    ],
}  # fmt: skip
"""Two districts of one name; a city and a county of one; a county that was renamed in 2015."""


def named(atlas):
    return Names.of(atlas.gazetteer, atlas.measures.ground.territories)


@pytest.fixture(scope="session")
def names(toyland):
    """What areas are called in toyland."""
    return named(toyland)


@pytest.fixture(scope="session")
def twins(make_toyland):
    """What areas are called where several share a name, and one was renamed."""
    return named(make_toyland(TWINS))
