from pathlib import Path
import pandas as pd
def studies():
    return pd.read_csv(Path(__file__).parent/'studies.csv')
