"""The reference: PyTorch on the same cores. Reads one request a line (JSON), answers images per second."""
import json
import sys
import time

import torch
from torch import nn


def head(inputs, units):
    return [nn.Flatten(), nn.Linear(inputs, units), nn.ReLU(), nn.Linear(units, 10)]


def block(inputs, filters):
    return [nn.Conv2d(inputs, filters, 3, padding=1, bias=False), nn.BatchNorm2d(filters), nn.ReLU(),
            nn.MaxPool2d(2), nn.Dropout(0.25)]


MODELS = {
    "lesson-cnn": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.MaxPool2d(2), *head(64, 256)),
    "batchnorm-dropout": lambda: nn.Sequential(*block(1, 32), *block(32, 64), *head(3136, 128)),
    "depthwise": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 32, 3, groups=32), nn.ReLU(),
        nn.Conv2d(32, 64, 1), nn.ReLU(), nn.MaxPool2d(2), *head(1600, 128)),
    "mlp": lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), *head(256, 128)[1:]),
}

prepared = {}


def prepare(name, batch, images, layout):
    model = MODELS[name]().to(memory_format=layout)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7)
    x = torch.rand(images, 1, 28, 28).to(memory_format=layout)
    y = torch.randint(0, 10, (images,))
    loss = nn.CrossEntropyLoss()

    def epoch():
        order = torch.randperm(images)
        for first in range(0, images, batch):
            chosen = order[first:first + batch]
            optimizer.zero_grad(set_to_none=True)
            loss(model(x[chosen].contiguous(memory_format=layout)), y[chosen]).backward()
            optimizer.step()
    epoch()
    return epoch


# The faster memory layout of each request, once two rounds have shown which it is.
layouts = {}
speeds = {}

for line in sys.stdin:
    request = json.loads(line)
    torch.set_num_threads(request["threads"])
    name = (request["model"], request["batch"], request["images"], request["threads"])
    best = 0
    for layout in layouts.get(name, (torch.contiguous_format, torch.channels_last)):
        if (name, layout) not in prepared:
            prepared[name, layout] = prepare(*name[:3], layout)
        before = time.perf_counter()
        prepared[name, layout]()
        speed = request["images"] / (time.perf_counter() - before)
        speeds.setdefault((name, layout), []).append(speed)
        best = max(best, speed)
    if name not in layouts and len(speeds[name, torch.channels_last]) == 2:
        layouts[name] = [max((pair for pair in speeds.items() if pair[0][0] == name), key=lambda pair: max(pair[1]))[0][1]]
    print(best, flush=True)
