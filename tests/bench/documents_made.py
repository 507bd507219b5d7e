"""How long each document takes, from the base to its bytes."""

import statistics
import time

from data_model.store import reading
from data_model.workspace import DEMONSTRATION, address, engine_at, plans
from documents.context.committee import show_of
from documents.context.seen import read_plan
from documents.outputs import Output, made
from sample_data.demonstration import build_demonstration

RUNS = 5
COMING = 3
LIMITS = dict.fromkeys(Output, 1.0) | {Output.FICHE: 2.0}


def measure() -> None:
    """Print the median of each document, with what is read of the base and without."""
    engine = engine_at(address(DEMONSTRATION))
    build_demonstration(engine)
    with reading(engine) as session:
        code = plans(session)[0].code
        meeting = show_of(read_plan(session, code), COMING)
        for output in Output:
            wall, cpu, size = [], [], 0
            for _ in range(RUNS + 1):
                clock, work = time.perf_counter(), time.process_time()
                show = meeting if output is Output.MINUTES else None
                size = len(made(output, read_plan(session, code), show=show).content)
                wall.append(time.perf_counter() - clock)
                cpu.append(time.process_time() - work)
            # The first one also loads the libraries.
            print(
                f"{output.value:9} {statistics.median(cpu[1:]):.2f} s de processeur "
                f"({statistics.median(wall[1:]):.2f} s à l’horloge, au plus "
                f"{LIMITS[output]:.0f} s attendues) ; {size / 1000:.0f} ko"
            )
